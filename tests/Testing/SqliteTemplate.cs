using Engine;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Schema;

namespace Testing;

/// <summary>An empty, migrated database file, made once per process and copied for each test.</summary>
internal static class SqliteTemplate
{
    private static readonly Lazy<string> Template = new(Make);

    public static void CopyTo(string file) => File.Copy(Template.Value, file);

    private static string Make()
    {
        var folder = new TemporaryFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        var connection = $"Data Source={folder.File("template.db")};Pooling=False";
        var services = new ServiceCollection();
        services.AddEngine(InstalledModules.All);
        services.AddPortalDatabase(new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["ConnectionStrings:Portal"] = connection }).Build());
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<DatabaseStart>().Prepare(provider);
        SqliteConnection.ClearAllPools();
        return folder.File("template.db");
    }
}
