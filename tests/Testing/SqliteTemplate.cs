using System.Security.Cryptography;
using Engine;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Schema;

namespace Testing;

/// <summary>An empty, migrated database file, made once per process and copied for each test.</summary>
internal static class SqliteTemplate
{
    private static readonly TemporaryFolder Folder = new();
    private static readonly Lazy<string> Template = new(Make);

    /// <summary>The secret that guards the keys in the template, and so in all its copies.</summary>
    public static string SecretFile => Folder.File("secret.key");

    public static void CopyTo(string file) => File.Copy(Template.Value, file);

    private static string Make()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Dispose();
        File.WriteAllBytes(SecretFile, RandomNumberGenerator.GetBytes(64));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Portal"] = $"Data Source={Folder.File("template.db")};Pooling=False",
            ["Keys:SecretFile"] = SecretFile,
        }).Build();
        var services = new ServiceCollection();
        services.AddEngine(InstalledModules.All);
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddPortalDatabase(configuration);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<DatabaseStart>().Prepare(provider);
        SqliteConnection.ClearAllPools();
        return Folder.File("template.db");
    }
}
