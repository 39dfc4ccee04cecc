using System.Text.Json.Nodes;

namespace Testing;

/// <summary>A copy of the tenants of this repository in which some files are changed; give <see cref="Folder"/> to the host as <c>TenantConfig</c>.</summary>
public sealed class ChangedTenants : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public ChangedTenants()
    {
        var source = Repository.Path("tenant-config");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? Folder);
            File.Copy(file, copy);
        }
    }

    public ChangedTenants(string tenant, Action<JsonObject> change) : this() => Change(tenant, change);

    public string Folder => folder.File("tenant-config");

    /// <param name="tenant">Name of the file without extension.</param>
    public ChangedTenants Change(string tenant, Action<JsonObject> change)
    {
        var file = Path.Combine(Folder, tenant + ".json");
        var document = JsonNode.Parse(File.ReadAllText(file))?.AsObject() ?? throw new InvalidOperationException(file);
        change(document);
        File.WriteAllText(file, document.ToJsonString());
        return this;
    }

    /// <param name="signIn">Members that replace those of <c>signIn</c>.</param>
    public ChangedTenants SignIn(string tenant, string signIn) => Change(tenant, document =>
    {
        foreach (var (name, value) in JsonNode.Parse(signIn)?.AsObject() ?? [])
        {
            (document["signIn"] ?? throw new InvalidOperationException(tenant))[name] = value?.DeepClone();
        }
    });

    public void Dispose() => folder.Dispose();
}
