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
    private readonly TemporaryFolder? folder;
    private readonly TemporaryFolder shared;

    public TestDatabase(Action<IServiceCollection>? configure = null) : this(new TemporaryFolder(), owned: true, configure)
    {
    }

    private TestDatabase(TemporaryFolder folder, bool owned, Action<IServiceCollection>? configure)
    {
        File = folder.File("portal.db");
        shared = folder;
        if (owned)
        {
            this.folder = folder;
            SqliteTemplate.CopyTo(File);
        }

        Configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DataDir"] = folder.Path,
            ["Keys:SecretFile"] = SqliteTemplate.SecretFile,
            ["ConnectionStrings:Portal"] = $"Data Source={File}",
        }).Build();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(Configuration);
        services.AddEngine(InstalledModules.All);
        services.AddPortalDatabase(Configuration);
        configure?.Invoke(services);
        Services = services.BuildServiceProvider(validateScopes: true);
    }

    /// <summary>A second host on the same database: what one node wrote, another reads.</summary>
    public static TestDatabase Node(TestDatabase first, Action<IServiceCollection>? configure = null) => new(first.shared, owned: false, configure);

    public ServiceProvider Services { get; }

    /// <summary>The database itself, for tests that read it as a thief would.</summary>
    public string File { get; }

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
        folder?.Dispose();
    }
}
