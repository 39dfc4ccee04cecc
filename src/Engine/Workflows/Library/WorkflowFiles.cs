using Engine.Workflows.Definitions.Importing;
using Engine.Workflows.Definitions.Overlays;

namespace Engine.Workflows.Library;

/// <summary>
/// The definitions that lie beside the tenant files: shared ones in <c>tenant-config/workflows</c>, those of a tenant and its overlays in
/// <c>tenant-config/&lt;tenant&gt;/workflows</c>.
/// </summary>
public sealed class WorkflowFiles(HostFolders folders)
{
    public const string Folder = "workflows";

    /// <summary>What a tenant has when its files are laid over the shared ones.</summary>
    public IReadOnlyList<LayeredDefinition> Of(string tenant) =>
        DefinitionLayers.Resolve(In(Path.Combine(folders.TenantConfig, Folder)), In(Path.Combine(folders.TenantConfig, tenant, Folder)));

    private static IEnumerable<ImportFile> In(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(f => new ImportFile(Path.GetFileName(f), File.ReadAllBytes(f)))
        : [];
}
