using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

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
    public static IServiceCollection AddPortalDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        var connection = configuration.GetConnectionString("Portal") ?? throw new InvalidOperationException("ConnectionStrings:Portal is not set.");
        return configuration.GetValue("Database:Provider", DatabaseProvider.Sqlite) switch
        {
            DatabaseProvider.Sqlite => Add<SqlitePortalDbContext>(services, o => o.UseSqlite(connection)),
            DatabaseProvider.Postgres => Add<PostgresPortalDbContext>(services, o => o.UseNpgsql(connection)),
            DatabaseProvider.SqlServer => Add<SqlServerPortalDbContext>(services, o => o.UseSqlServer(connection)),
        };
    }

    private static IServiceCollection Add<TContext>(IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : PortalDbContext
    {
        // the context belongs to the tenant of its scope, so it is never pooled
        services.AddDbContext<TContext>(configure, ServiceLifetime.Scoped, ServiceLifetime.Singleton);
        return services.AddScoped<PortalDbContext>(s => s.GetRequiredService<TContext>());
    }
}
