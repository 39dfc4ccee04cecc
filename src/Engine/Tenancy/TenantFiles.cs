namespace Engine.Tenancy;

/// <summary>One tenant file as a folder lists it.</summary>
internal sealed record TenantFile(string Id, string Path, (DateTime Written, long Length) Stamp);

/// <summary>Lists the tenant files of a folder: every .json there except schemas.</summary>
internal static class TenantFiles
{
    /// <exception cref="DirectoryNotFoundException">The folder is not there: a fault of the host, not of a tenant.</exception>
    public static IReadOnlyList<TenantFile> In(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFiles("*.json")
            .Where(f => !f.Name.EndsWith(".schema.json", StringComparison.Ordinal) && !f.Name.StartsWith('.'))
            .Select(f => new TenantFile(Path.GetFileNameWithoutExtension(f.Name), f.FullName, Stamp(f))),
    ];

    // a mounted configuration swaps links: what counts is the file at their end
    public static (DateTime Written, long Length) Stamp(FileInfo file)
    {
        var end = !file.Attributes.HasFlag(FileAttributes.ReparsePoint) ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
        return end is { Exists: true } ? (end.LastWriteTimeUtc, end.Length) : default;
    }
}
