using Engine.Workflows.Definitions.Importing;

namespace Web.CommandLine;

/// <summary>Reads files of definitions as arguments name them: a JSON file, a ZIP file of several, or a folder of both.</summary>
internal static class DefinitionFiles
{
    /// <returns>What is wrong with the arguments; null when all can be read.</returns>
    public static string? Missing(IEnumerable<FileSystemInfo> named) =>
        named.FirstOrDefault(n => !n.Exists) is { } absent ? $"{absent} is er niet. Noem een JSON-bestand, een ZIP-bestand of bij --library een map." : null;

    public static IReadOnlyList<ImportFile> Read(IEnumerable<FileSystemInfo> named) => [.. named.SelectMany(n => n is DirectoryInfo folder ? In(folder) : Read(n.ToString(), n.FullName))];

    private static IEnumerable<ImportFile> In(DirectoryInfo folder) => folder.EnumerateFiles()
        .Where(f => f.Extension.ToLowerInvariant() is ".json" or ".zip").OrderBy(f => f.Name, StringComparer.Ordinal)
        .SelectMany(f => Read(Path.Combine(folder.ToString(), f.Name), f.FullName));

    private static IEnumerable<ImportFile> Read(string name, string path)
    {
        if (new FileInfo(path).Length > DefinitionZip.LargestZip)
        {
            return [new(name, default, "Het bestand is groter dan 10 MB. Verdeel de workflows over meer bestanden.")];
        }

        var content = File.ReadAllBytes(path);
        return content.AsSpan().StartsWith("PK"u8)
            ? DefinitionZip.Read(name, content).Select(f => f.Name == name ? f : f with { Name = $"{name}/{f.Name}" })
            : [new(name, content)];
    }
}
