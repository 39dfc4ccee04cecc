using Engine.Data;
using Engine.Data.Databases;
using Engine.Data.Encryption;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Tenancy.ChangeSets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Schema.Bulk;
using Schema.Connections;
using Schema.Places;
using Schema.RowSecurity;

namespace Schema;

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
    SqlServer,
}

/// <summary>Registers the databases of <see cref="DatabasePlaces"/>, and per scope the context in the one of the current tenant.</summary>
public static class DatabaseSetup
{
    private static readonly SqliteTuning Tuning = new();
    private static readonly PostgresTenant PostgresTenant = new();
    private static readonly SqlServerTenant SqlServerTenant = new();

    public static IServiceCollection AddPortalDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        var places = DatabasePlaces.From(configuration);
        services.AddSingleton(s => new ConfiguredDatabases(places, s, s.GetRequiredService<ModuleCatalogue>(), s.GetRequiredService<CurrentTenant>()));
        services.AddSingleton<PortalDatabases>(s => s.GetRequiredService<ConfiguredDatabases>());
        services.AddSingleton<TenantHomes>();
        services.AddSingleton(s => new DatabaseStart(s.GetRequiredService<ConfiguredDatabases>(), s.GetRequiredService<ILogger<DatabaseStart>>()));
        services.AddScoped(s => s.GetRequiredService<ConfiguredDatabases>().OpenCurrent());
        services.AddScoped(s => Bulk(s.GetRequiredService<PortalDbContext>()));
        services.AddEncryption();
        if (places.Any(p => p.Provider is DatabaseProvider.Postgres))
        {
            services.AddSingleton<ChangeSignal>(_ => new PostgresChangeSignal(places));
        }

        if (places.Count > 1)
        {
            services.AddSingleton<DatabaseReturn>();
            services.AddHostedService(s => s.GetRequiredService<DatabaseReturn>());
        }

        return services;
    }

    internal static void Use(DbContextOptionsBuilder options, DatabaseProvider provider, string connection)
    {
        switch (provider)
        {
            case DatabaseProvider.Sqlite:
                options.UseSqlite(connection).AddInterceptors(Tuning).ReplaceService<IMigrationsSqlGenerator, SqliteWall>();
                break;
            case DatabaseProvider.Postgres:
                options.UseNpgsql(connection).AddInterceptors(PostgresTenant).ReplaceService<IMigrationsSqlGenerator, PostgresWall>();
                break;
            case DatabaseProvider.SqlServer:
                options.UseSqlServer(connection).AddInterceptors(SqlServerTenant).ReplaceService<IMigrationsSqlGenerator, SqlServerWall>();
                break;
        }
    }

    private static BulkInsert Bulk(PortalDbContext db) => db switch
    {
        SqlitePortalDbContext => new SqliteBulkInsert(db),
        PostgresPortalDbContext => new PostgresBulkInsert(db),
        _ => new SqlServerBulkInsert(db),
    };
}
