using Engine;
using Engine.Tenancy;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Schema;

namespace Testing;

/// <summary>A database of its own per test: a temporary WAL file, because in-memory SQLite hides locking.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();

    public TestDatabase(Action<IServiceCollection>? configure = null)
    {
        SqliteTemplate.CopyTo(folder.File("portal.db"));
        Configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DataDir"] = folder.Path,
            ["ConnectionStrings:Portal"] = $"Data Source={folder.File("portal.db")}",
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(Configuration);
        services.AddEngine(InstalledModules.All);
        services.AddPortalDatabase(Configuration);
        configure?.Invoke(services);
        Services = services.BuildServiceProvider(validateScopes: true);
    }

    public ServiceProvider Services { get; }

    public IConfiguration Configuration { get; }

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
        SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}
