using System.Text.Json.Nodes;

namespace Testing;

/// <summary>A copy of the tenants of this repository in which one file is changed; give <see cref="Folder"/> to the host as <c>TenantConfig</c>.</summary>
public sealed class ChangedTenants : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ChangedTenants(string tenant, Action<JsonObject> change)
    {
        var source = Repository.Path("tenant-config");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? Folder);
            File.Copy(file, copy);
        }

        var changed = Path.Combine(Folder, tenant + ".json");
        var document = JsonNode.Parse(File.ReadAllText(changed))?.AsObject() ?? throw new InvalidOperationException(changed);
        change(document);
        File.WriteAllText(changed, document.ToJsonString());
    }

    public string Folder => folder.File("tenant-config");

    public void Dispose() => folder.Dispose();
}
