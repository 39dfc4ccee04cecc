using Engine.Tenancy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Testing.Databases;

namespace Testing;

/// <summary>
/// A database of its own per test: a temporary WAL file, because in-memory SQLite hides locking, or a database on a real PostgreSQL server.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly DatabaseCopy copy;
    private readonly bool owned;

    /// <param name="provider">Null for the one that <c>PORTAL_TEST_DATABASE</c> names, or else SQLite.</param>
    /// <param name="settings">Configuration of the host beside its own: further databases.</param>
    /// <param name="server">Null for the PostgreSQL server that all tests share.</param>
    public TestDatabase(
        Action<IServiceCollection>? configure = null, DatabaseProvider? provider = null, IReadOnlyDictionary<string, string?>? settings = null, PostgresServer? server = null)
        : this(new DatabaseCopy(provider, server), true, configure, settings)
    {
    }

    private TestDatabase(DatabaseCopy copy, bool owned, Action<IServiceCollection>? configure, IReadOnlyDictionary<string, string?>? settings = null)
    {
        (this.copy, this.owned) = (copy, owned);
        Configuration = new ConfigurationBuilder().AddInMemoryCollection(copy.Settings()).AddInMemoryCollection(settings ?? new Dictionary<string, string?>()).Build();
        Services = DatabaseCopy.Host(Configuration, configure);
    }

    public ServiceProvider Services { get; }

    public IConfiguration Configuration { get; }

    public DatabaseProvider Provider => copy.Provider;

    /// <summary>File of the database, or its name on the server: for tests that read it as a thief would.</summary>
    public string Name => copy.Name;

    /// <summary>A second host on the same database: what one node wrote, another reads.</summary>
    public static TestDatabase Node(TestDatabase first, Action<IServiceCollection>? configure = null) => new(first.copy, false, configure);

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
        if (owned)
        {
            copy.Dispose();
        }
    }
}
