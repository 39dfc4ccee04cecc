using Engine;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Schema;

namespace Testing;

/// <summary>A database of its own per test: a temporary WAL file, because in-memory SQLite hides locking.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("portal-test-").FullName;

    public TestDatabase(Action<IServiceCollection>? configure = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Portal"] = $"Data Source={Path.Combine(folder, "portal.db")}",
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddEngine(InstalledModules.All);
        services.AddPortalDatabase(configuration);
        configure?.Invoke(services);
        Services = services.BuildServiceProvider(validateScopes: true);
        using var scope = Services.CreateScope();
        scope.ServiceProvider.GetRequiredService<PortalDbContext>().Database.EnsureCreated();
    }

    public ServiceProvider Services { get; }

    /// <summary>Runs work as one tenant in a scope of its own, as a request or a job does.</summary>
    public async Task<T> As<T>(Tenant tenant, Func<IServiceProvider, Task<T>> work)
    {
        using var entered = Services.GetRequiredService<CurrentTenant>().Enter(tenant);
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task As(Tenant tenant, Func<IServiceProvider, Task> work) => As(tenant, async services =>
    {
        await work(services);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
