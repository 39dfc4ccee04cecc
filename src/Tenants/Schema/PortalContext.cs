using Engine.Data;
using Engine.Data.Databases;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Schema;

/// <summary>Makes contexts by provider.</summary>
internal static class PortalContext
{
    /// <summary>Outside the host and without a tenant: for the owner of a database and for the migrations tool.</summary>
    public static PortalDbContext Open(DatabaseProvider provider, string connection) =>
        Make(Options(provider, connection), PortalDatabases.Shared, new CurrentTenant(), new ModuleCatalogue(InstalledModules.All));

    // a context belongs to its tenant, so it is never pooled
    public static PortalDbContext Make(DbContextOptions options, string name, CurrentTenant tenant, ModuleCatalogue modules) => options switch
    {
        DbContextOptions<SqlitePortalDbContext> sqlite => new SqlitePortalDbContext(sqlite, tenant, modules) { DatabaseName = name },
        DbContextOptions<PostgresPortalDbContext> postgres => new PostgresPortalDbContext(postgres, tenant, modules) { DatabaseName = name },
        DbContextOptions<SqlServerPortalDbContext> server => new SqlServerPortalDbContext(server, tenant, modules) { DatabaseName = name },
        _ => throw new InvalidOperationException("The options are of no known provider."),
    };

    public static DbContextOptions Options(DatabaseProvider provider, string connection, Action<DbContextOptionsBuilder>? more = null)
    {
        DbContextOptionsBuilder options = provider switch
        {
            DatabaseProvider.Sqlite => new DbContextOptionsBuilder<SqlitePortalDbContext>(),
            DatabaseProvider.Postgres => new DbContextOptionsBuilder<PostgresPortalDbContext>(),
            DatabaseProvider.SqlServer => new DbContextOptionsBuilder<SqlServerPortalDbContext>(),
        };
        DatabaseSetup.Use(options, provider, connection);
        more?.Invoke(options);
        return options.Options;
    }
}
