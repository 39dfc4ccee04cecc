using System.Data.Common;
using Engine;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Npgsql;
using Schema;

namespace Testing.Databases;

/// <summary>A database of its own, empty and migrated, with the settings by which a host finds it.</summary>
public sealed class DatabaseCopy : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly PostgresServer? server;

    /// <param name="provider">Null for the one that <c>PORTAL_TEST_DATABASE</c> names, or else SQLite.</param>
    /// <param name="own">Null for the server that all tests share.</param>
    public DatabaseCopy(DatabaseProvider? provider = null, PostgresServer? own = null)
    {
        Provider = provider ?? (Enum.TryParse<DatabaseProvider>(Environment.GetEnvironmentVariable("PORTAL_TEST_DATABASE"), out var chosen) ? chosen : DatabaseProvider.Sqlite);
        if (Provider is DatabaseProvider.Postgres)
        {
            server = own ?? PostgresServer.Running;
            Name = server.CreateDatabase();
            Connection = server.App(Name);
        }
        else
        {
            Name = folder.File("portal.db");
            SqliteTemplate.CopyTo(Name);
            Connection = $"Data Source={Name}";
        }
    }

    public DatabaseProvider Provider { get; }

    /// <summary>File of the database, or its name on the server.</summary>
    public string Name { get; }

    /// <summary>The host's connection; on PostgreSQL as the role that owns nothing.</summary>
    public string Connection { get; }

    public string Folder => folder.Path;

    public Dictionary<string, string?> Settings() => Settings(Provider, Connection, Folder);

    /// <summary>Settings by which a host offers this database to a tenant alone.</summary>
    public Dictionary<string, string?> SettingsAs(string name) => new()
    {
        [$"Databases:{name}:Provider"] = Provider.ToString(),
        [$"Databases:{name}:ConnectionString"] = Connection,
    };

    /// <summary>Rows of each tenant per table, counted past every wall.</summary>
    public IReadOnlyDictionary<string, long> RowsOf(string tenant, IEnumerable<string> tables)
    {
        using DbConnection connection = server is not null ? new NpgsqlConnection(server.Superuser(Name)) : new SqliteConnection(Connection);
        connection.Open();
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM \"{table}\" WHERE \"TenantId\" = '{tenant}'";
            counts[table] = (long)(command.ExecuteScalar() ?? 0L);
        }

        return counts;
    }

    public void Dispose()
    {
        if (server is not null)
        {
            using (var connection = new NpgsqlConnection(Connection))
            {
                NpgsqlConnection.ClearPool(connection);
            }

            server.DropDatabase(Name);
        }
        else
        {
            SqliteConnection.ClearAllPools();
        }

        folder.Dispose();
    }

    /// <summary>The services of a host without web, on some database.</summary>
    internal static ServiceProvider Host(DatabaseProvider provider, string connection) =>
        Host(new ConfigurationBuilder().AddInMemoryCollection(Settings(provider, connection, Path.GetTempPath())).Build(), null);

    internal static ServiceProvider Host(IConfiguration configuration, Action<IServiceCollection>? configure)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(configuration);
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment
        {
            ApplicationName = nameof(Testing),
            EnvironmentName = Environments.Production,
            ContentRootPath = Repository.Path("src/Web"),
            ContentRootFileProvider = new NullFileProvider(),
        });
        services.AddEngine(InstalledModules.All);
        services.AddPortalDatabase(configuration);
        configure?.Invoke(services);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private static Dictionary<string, string?> Settings(DatabaseProvider provider, string connection, string folder) => new()
    {
        ["DataDir"] = folder,
        ["Database:Provider"] = provider.ToString(),
        ["ConnectionStrings:Portal"] = connection,
        ["Keys:SecretFile"] = TestSecret.File,
    };
}
