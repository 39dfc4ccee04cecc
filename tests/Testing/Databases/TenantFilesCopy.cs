using System.Text.Json.Nodes;

namespace Testing.Databases;

/// <summary>The tenant files of the repository in a folder of their own, to change one.</summary>
public sealed class TenantFilesCopy : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public TenantFilesCopy()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Path("tenant-config"), "*", SearchOption.AllDirectories))
        {
            var copy = folder.File(System.IO.Path.GetRelativePath(Repository.Path("tenant-config"), file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy) ?? folder.Path);
            File.Copy(file, copy);
        }
    }

    public string Path => folder.Path;

    /// <param name="database">Name under <c>Databases</c>; null takes the key away.</param>
    public TenantFilesCopy Set(string tenant, string? database)
    {
        var document = JsonNode.Parse(File.ReadAllText(folder.File(tenant + ".json")))?.AsObject() ?? throw new InvalidDataException(tenant);
        document.Remove("database");
        if (database is not null)
        {
            document["database"] = database;
        }

        File.WriteAllText(folder.File(tenant + ".json"), document.ToJsonString(new() { WriteIndented = true }));
        return this;
    }

    public void Dispose() => folder.Dispose();
}
