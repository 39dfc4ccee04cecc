using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Schema;

/// <summary>Makes a context outside the host, without a tenant: for the owner of a database and for the migrations tool.</summary>
internal static class PortalContext
{
    public static PortalDbContext Open(DatabaseProvider provider, string connection)
    {
        var (tenant, modules) = (new CurrentTenant(), new ModuleCatalogue(InstalledModules.All));
        return provider switch
        {
            DatabaseProvider.Sqlite => new SqlitePortalDbContext(Options<SqlitePortalDbContext>(provider, connection), tenant, modules),
            DatabaseProvider.Postgres => new PostgresPortalDbContext(Options<PostgresPortalDbContext>(provider, connection), tenant, modules),
            DatabaseProvider.SqlServer => new SqlServerPortalDbContext(Options<SqlServerPortalDbContext>(provider, connection), tenant, modules),
        };
    }

    private static DbContextOptions<TContext> Options<TContext>(DatabaseProvider provider, string connection) where TContext : PortalDbContext
    {
        var options = new DbContextOptionsBuilder<TContext>();
        DatabaseSetup.Use(options, provider, connection);
        return options.Options;
    }
}
