using Engine.Data;
using Engine.Data.Encryption;
using Engine.Tenancy.ChangeSets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Schema.Bulk;
using Schema.Connections;
using Schema.RowSecurity;

namespace Schema;

public enum DatabaseProvider
{
    Sqlite,
    Postgres,
    SqlServer,
}

/// <summary>Chooses the database from configuration: <c>Database:Provider</c> and the connection string <c>Portal</c>.</summary>
public static class DatabaseSetup
{
    private static readonly SqliteTuning Tuning = new();
    private static readonly PostgresTenant PostgresTenant = new();
    private static readonly SqlServerTenant SqlServerTenant = new();

    public static IServiceCollection AddPortalDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = configuration.GetValue("Database:Provider", DatabaseProvider.Sqlite);
        var connection = Connection(configuration, provider);
        services.AddSingleton(new DatabaseStart(provider));
        services.AddEncryption();
        if (provider is DatabaseProvider.Postgres)
        {
            services.AddSingleton<ChangeSignal>(_ => new PostgresChangeSignal(configuration.GetConnectionString("Listen") ?? connection));
        }

        return provider switch
        {
            DatabaseProvider.Sqlite => Add<SqlitePortalDbContext, SqliteBulkInsert>(services, provider, connection),
            DatabaseProvider.Postgres => Add<PostgresPortalDbContext, PostgresBulkInsert>(services, provider, connection),
            DatabaseProvider.SqlServer => Add<SqlServerPortalDbContext, SqlServerBulkInsert>(services, provider, connection),
        };
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

    private static string Connection(IConfiguration configuration, DatabaseProvider provider)
    {
        var connection = configuration.GetConnectionString("Portal");
        return provider switch
        {
            DatabaseProvider.Sqlite => SqliteFile.Connection(connection, DataFolder.Of(configuration)),
            _ => connection ?? throw new InvalidOperationException("ConnectionStrings:Portal is not set."),
        };
    }

    private static IServiceCollection Add<TContext, TBulk>(IServiceCollection services, DatabaseProvider provider, string connection)
        where TContext : PortalDbContext
        where TBulk : BulkInsert
    {
        // the context belongs to the tenant of its scope, so it is never pooled
        services.AddDbContext<TContext>(options => Use(options, provider, connection), ServiceLifetime.Scoped, ServiceLifetime.Singleton);
        // areas of the engine that act on a save register themselves as interceptor
        services.ConfigureDbContext<TContext>((s, options) => options.AddInterceptors(s.GetServices<IInterceptor>()), ServiceLifetime.Singleton);
        services.AddScoped<BulkInsert, TBulk>();
        return services.AddScoped<PortalDbContext>(s => s.GetRequiredService<TContext>());
    }
}
