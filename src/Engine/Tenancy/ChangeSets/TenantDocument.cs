using Engine.Tenancy.Configuration;

namespace Engine.Tenancy.ChangeSets;

/// <summary>A tenant's configuration as it counts: its file with changes over it.</summary>
public sealed class TenantDocument(HostFolders folders)
{
    /// <exception cref="IOException">The tenant has no file that can be read.</exception>
    public ConfigNode Read(string tenant, IReadOnlyList<ConfigChange> changes)
    {
        var text = File.ReadAllBytes(Path.Combine(folders.TenantConfig, tenant + ".json"));
        var findings = new ConfigFindings(tenant + ".json", text);
        var start = text.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        var root = ConfigParser.Parse(text.AsSpan(start), findings) ?? throw new IOException($"The file of {tenant} holds no JSON object.");
        ChangePlan.Apply(root, changes);
        return root;
    }
}
