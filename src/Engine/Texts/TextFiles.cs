using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Engine.Texts;

/// <summary>
/// The texts beside the tenant files: shared ones in <c>tenant-config/texts</c>, those of a tenant in <c>tenant-config/&lt;tenant&gt;/texts</c>, which replace
/// shared ones of the same name. A text is <c>&lt;key&gt;.md</c>, in another language <c>&lt;key&gt;_&lt;language&gt;.md</c>; one with versions is a folder
/// <c>&lt;key&gt;</c> with a file for each.
/// </summary>
public sealed partial class TextFiles(HostFolders folders)
{
    public const string Folder = "texts";

    /// <summary>Texts are for people to read.</summary>
    private const int LongestFile = 64 * 1024;

    private readonly ConcurrentDictionary<string, TextTemplate> templates = new(StringComparer.Ordinal);

    /// <param name="version">Null for a text without versions.</param>
    /// <param name="language">Two letters; the ordinary text stands in for one that is not there.</param>
    /// <returns>Null when there is none.</returns>
    /// <exception cref="TextException">It is there, and faulty.</exception>
    public TextFile? Find(string tenant, string key, string? version = null, string? language = null)
    {
        if (!Name().IsMatch(key) || (version is not null && !Name().IsMatch(version)) || (language is not null && !Language().IsMatch(language)))
        {
            return null;
        }

        var file = version is null ? key : Path.Combine(key, version);
        return (language is null ? null : InFolders(tenant, $"{file}_{language}.md")) ?? InFolders(tenant, file + ".md");
    }

    /// <summary>Why a text cannot be used, in Dutch; null when it can.</summary>
    /// <param name="version">Null for a text without versions, which is a template.</param>
    public string? FaultOf(string tenant, string key, string? version)
    {
        try
        {
            var text = Find(tenant, key, version) ?? throw Missing(tenant, version is null ? key : $"{key}/{version}");
            _ = version is null ? Template(text) : null;
            return null;
        }
        catch (TextException fault)
        {
            return fault.Message;
        }
    }

    internal static TextException Missing(string tenant, string name) => new(name, 1, $"hij is er niet. Maak {name}.md in tenant-config/{tenant}/{Folder} of in tenant-config/{Folder}.");

    /// <summary>A text as a template; compiled once for each text that there was.</summary>
    /// <exception cref="TextException">It is no template.</exception>
    public TextTemplate Template(TextFile text) => templates.GetOrAdd(text.Name + text.Hash, _ => new(text));

    // 2026-10 comes after 2026-9
    private static readonly StringComparer Natural = StringComparer.Create(System.Globalization.CultureInfo.InvariantCulture, System.Globalization.CompareOptions.NumericOrdering);

    /// <summary>The last of the versions of a text, in the order of their names; null when there is none.</summary>
    public string? Newest(string tenant, string key) => !Name().IsMatch(key) ? null
        : new[] { PlaceOf(tenant), Folder }.Select(p => new DirectoryInfo(Path.Combine(folders.TenantConfig, p, key))).Where(d => d.Exists)
            .SelectMany(d => d.EnumerateFiles("*.md")).Select(f => Path.GetFileNameWithoutExtension(f.Name)).Where(v => Name().IsMatch(v))
            .MaxBy(v => v, Natural);

    /// <summary>What is wrong in the shared texts, or in those of one tenant.</summary>
    /// <param name="tenant">Null for the shared ones.</param>
    public IReadOnlyList<TextException> Faults(string? tenant)
    {
        var place = tenant is null ? Folder : PlaceOf(tenant);
        var root = new DirectoryInfo(Path.Combine(folders.TenantConfig, place));
        return !root.Exists ? [] :
        [
            .. root.EnumerateFiles("*.md", SearchOption.AllDirectories).Where(f => f.Name != "README.md").OrderBy(f => f.FullName, StringComparer.Ordinal)
                .Select(f => Path.GetRelativePath(folders.TenantConfig, f.FullName)).Select(Fault).OfType<TextException>(),
        ];
    }

    /// <summary>Tenants with a folder of texts, whether live or not.</summary>
    public IReadOnlyList<string> Owners =>
        [.. new DirectoryInfo(folders.TenantConfig).EnumerateDirectories().Select(d => d.Name).Where(id => Directory.Exists(Path.Combine(folders.TenantConfig, PlaceOf(id)))).Order(StringComparer.Ordinal)];

    private TextException? Fault(string name)
    {
        try
        {
            var text = Read(name);
            if (Path.GetFileName(Path.GetDirectoryName(name)) == Folder)
            {
                // one with versions is taken as it stands, so that what somebody agreed to is the same for all
                _ = new TextTemplate(text);
            }

            return null;
        }
        catch (TextException fault)
        {
            return fault;
        }
    }

    private TextFile? InFolders(string tenant, string file) =>
        new[] { PlaceOf(tenant), Folder }.Select(p => Path.Combine(p, file)).FirstOrDefault(p => File.Exists(Path.Combine(folders.TenantConfig, p))) is { } found ? Read(found) : null;

    private TextFile Read(string name)
    {
        var shown = name.Replace('\\', '/');
        try
        {
            var file = new FileInfo(Path.Combine(folders.TenantConfig, name));
            return file.Length > LongestFile ? throw new TextException(shown, 1, "het bestand is groter dan 64 kB. Maak het korter.") : TextFile.Read(shown, File.ReadAllText(file.FullName));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new TextException(shown, 1, $"het bestand kan niet worden gelezen ({fault.GetType().Name}). Geef het portaal leesrecht.");
        }
    }

    private static string PlaceOf(string tenant) => Path.Combine(tenant, Folder);

    // no separator and no second dot in a row, so no name leads out of the folder
    [GeneratedRegex("^[a-z0-9]+([.-][a-z0-9]+)*$")]
    private static partial Regex Name();

    [GeneratedRegex("^[a-z]{2}$")]
    private static partial Regex Language();
}
