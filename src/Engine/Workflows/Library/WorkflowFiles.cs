using System.Globalization;
using Engine.Tenancy;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Importing;
using Engine.Workflows.Definitions.Overlays;

namespace Engine.Workflows.Library;

/// <summary>
/// The definitions that lie beside the tenant files: shared ones in <c>tenant-config/workflows</c>, those of a tenant and its overlays in
/// <c>tenant-config/&lt;tenant&gt;/workflows</c>. Files are named by their path below <c>tenant-config</c>.
/// </summary>
public sealed class WorkflowFiles(HostFolders folders)
{
    public const string Folder = "workflows";

    /// <summary>The definitions that every tenant has, before its own files are laid over them.</summary>
    public IReadOnlyList<LayeredDefinition> Shared => DefinitionLayers.Resolve(In(Folder), []);

    /// <summary>What a tenant has when its files are laid over the shared ones.</summary>
    public IReadOnlyList<LayeredDefinition> Of(string tenant) => DefinitionLayers.Resolve(In(Folder), In(PlaceOf(tenant)));

    /// <summary>Name, moment and length of each shared file: another text means that something changed. Empty without files.</summary>
    public string SharedLook => Look(Folder);

    /// <summary>The same of a tenant's own files.</summary>
    public string LookOf(string tenant) => Look(PlaceOf(tenant));

    /// <summary>Ids of tenants with a folder of definitions, whether the tenant is live or not.</summary>
    public IReadOnlyList<string> Owners =>
    [
        .. new DirectoryInfo(folders.TenantConfig).EnumerateDirectories().Select(d => d.Name)
            .Where(id => Directory.Exists(Path.Combine(folders.TenantConfig, PlaceOf(id)))).Order(StringComparer.Ordinal),
    ];

    private static string PlaceOf(string tenant) => Path.Combine(tenant, Folder);

    private string Look(string place) => string.Join('|', List(place).Select(f =>
    {
        var (written, length) = TenantFiles.Stamp(f);
        return string.Create(CultureInfo.InvariantCulture, $"{f.Name} {written.Ticks} {length}");
    }));

    private IEnumerable<ImportFile> In(string place) => List(place).Select(f => Read(f, Path.Combine(place, f.Name).Replace('\\', '/')));

    private IEnumerable<FileInfo> List(string place)
    {
        var folder = new DirectoryInfo(Path.Combine(folders.TenantConfig, place));
        return folder.Exists ? folder.EnumerateFiles("*.json").Where(f => !f.Name.StartsWith('.')).OrderBy(f => f.Name, StringComparer.Ordinal) : [];
    }

    private static ImportFile Read(FileInfo file, string name)
    {
        try
        {
            return file.Length > DefinitionLimits.Bytes
                ? new(name, default, "Het bestand is groter dan 2 MB. Splits de workflow in kleinere.")
                : new(name, File.ReadAllBytes(file.FullName));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(name, default, $"Het bestand kan niet worden gelezen ({fault.GetType().Name}). Geef het portaal leesrecht.");
        }
    }
}
