using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Schema;

namespace Testing.Databases;

/// <summary>An empty, migrated database file, made once per process and copied for each test.</summary>
internal static class SqliteTemplate
{
    private static readonly Lazy<string> Template = new(Make);

    public static void CopyTo(string file) => File.Copy(Template.Value, file);

    private static string Make()
    {
        var folder = new TemporaryFolder();
        using var services = DatabaseCopy.Host(DatabaseProvider.Sqlite, $"Data Source={folder.File("template.db")};Pooling=False");
        services.GetRequiredService<DatabaseStart>().Prepare(services);
        SqliteConnection.ClearAllPools();
        return folder.File("template.db");
    }
}
