using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Schema.DesignTime;

/// <summary>Contexts for the migrations tool: they never open a connection.</summary>
internal static class DesignTimeContext
{
    public static TContext Make<TContext>(
        DatabaseProvider provider, string connection, Func<DbContextOptions<TContext>, CurrentTenant, ModuleCatalogue, TContext> make)
        where TContext : PortalDbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        DatabaseSetup.Use(options, provider, connection);
        return make(options.Options, new(), new(InstalledModules.All));
    }
}

internal sealed class SqliteFactory : IDesignTimeDbContextFactory<SqlitePortalDbContext>
{
    public SqlitePortalDbContext CreateDbContext(string[] args) =>
        DesignTimeContext.Make<SqlitePortalDbContext>(DatabaseProvider.Sqlite, "Data Source=:memory:", (o, t, m) => new(o, t, m));
}

internal sealed class PostgresFactory : IDesignTimeDbContextFactory<PostgresPortalDbContext>
{
    public PostgresPortalDbContext CreateDbContext(string[] args) =>
        DesignTimeContext.Make<PostgresPortalDbContext>(DatabaseProvider.Postgres, "Host=localhost", (o, t, m) => new(o, t, m));
}

internal sealed class SqlServerFactory : IDesignTimeDbContextFactory<SqlServerPortalDbContext>
{
    public SqlServerPortalDbContext CreateDbContext(string[] args) =>
        DesignTimeContext.Make<SqlServerPortalDbContext>(DatabaseProvider.SqlServer, "Server=localhost", (o, t, m) => new(o, t, m));
}
