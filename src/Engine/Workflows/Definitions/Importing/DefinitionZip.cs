using System.IO.Compression;
using System.Text;

namespace Engine.Workflows.Definitions.Importing;

/// <summary>Several definitions in one ZIP file, as Elsa Studio exports them.</summary>
public static class DefinitionZip
{
    /// <summary>Bytes of a ZIP file that is taken in.</summary>
    public const int LargestZip = 10 * 1024 * 1024;

    /// <summary>Definitions in one ZIP file.</summary>
    public const int MostFiles = 200;

    /// <summary>Bytes of all definitions of one ZIP file together, unpacked.</summary>
    public const int LargestContent = 40 * 1024 * 1024;

    // an archive says when its files were written; the same definitions always make the same archive
    private static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The definitions of an archive. It unpacks no more than the limits, whatever the archive says of itself, and never throws.</summary>
    /// <returns>One file with a problem when it is no archive or too large.</returns>
    public static IReadOnlyList<ImportFile> Read(string name, ReadOnlyMemory<byte> zip)
    {
        if (zip.Length > LargestZip)
        {
            return [new(name, default, "Het ZIP-bestand is groter dan 10 MB. Verdeel de workflows over meer bestanden.")];
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip.ToArray(), writable: false), ZipArchiveMode.Read);
            return Files(archive, name);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return [new(name, default, "Dit is geen leesbaar ZIP-bestand. Exporteer de workflows opnieuw.")];
        }
    }

    public static byte[] Write(IEnumerable<WorkflowDefinition> definitions) =>
        Pack(definitions.Select(d => new ImportFile(DefinitionFileName.Of(d), Encoding.UTF8.GetBytes(DefinitionWriter.Write(d)))));

    /// <summary>Files as they are, each under a name of its own that <see cref="Read"/> takes for a definition.</summary>
    public static byte[] Pack(IEnumerable<ImportFile> files)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var file in files)
            {
                var entry = archive.CreateEntry(Unique(file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? file.Name : file.Name + ".json", names));
                entry.LastWriteTime = Undated;
                using var target = entry.Open();
                target.Write(file.Content.Span);
            }
        }

        return buffer.ToArray();
    }

    private static List<ImportFile> Files(ZipArchive archive, string name)
    {
        var entries = archive.Entries.Where(e => e.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !e.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)).ToList();
        if (entries.Count is 0 or > MostFiles)
        {
            return [new(name, default, entries.Count == 0
                ? "In het ZIP-bestand staat geen workflow. Kies een bestand dat uit de ontwerper is geëxporteerd."
                : "In het ZIP-bestand staan meer dan 200 workflows. Verdeel ze over meer bestanden.")];
        }

        var files = new List<ImportFile>();
        var left = LargestContent;
        foreach (var entry in entries)
        {
            var content = left > 0 ? Content(entry, Math.Min(left, DefinitionLimits.Bytes)) : null;
            left -= content?.Length ?? DefinitionLimits.Bytes;
            files.Add(content is null
                ? new(entry.FullName, default, "Dit bestand is te groot of niet te lezen. Exporteer de workflow apart.")
                : new(entry.FullName, content));
        }

        return files;
    }

    // the length in the archive is what its maker wrote there; what counts is what comes out
    private static byte[]? Content(ZipArchiveEntry entry, int most)
    {
        try
        {
            using var source = entry.Open();
            using var content = new MemoryStream();
            var buffer = new byte[16 * 1024];
            int read;
            while ((read = source.Read(buffer, 0, buffer.Length)) > 0)
            {
                if (content.Length + read > most)
                {
                    return null;
                }

                content.Write(buffer, 0, read);
            }

            return content.ToArray();
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    private static string Unique(string name, HashSet<string> names)
    {
        var unique = name;
        for (var i = 2; !names.Add(unique); i++)
        {
            unique = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(name)}-{i}.json");
        }

        return unique;
    }
}
