using Engine.Modules;
using Engine.Workflows.Definitions.Importing;

namespace Web.Admin.Workflows;

/// <summary>
/// Files that are offered for import. Between report and work they travel with the page, packed, so that nothing is kept of what nobody imports.
/// </summary>
internal sealed record ImportUpload(IReadOnlyList<ImportFile> Files)
{
    public static readonly ImportUpload Empty = new([]);
    public static readonly Refusal None = new("workflow.no-file", "Kies een of meer bestanden.", "Bestanden");
    public static readonly Refusal TooLarge = new("workflow.file-size", "De bestanden zijn samen te groot. Kies er minder tegelijk.", "Bestanden");

    // a form field holds no more than four million characters
    private const int LargestPacked = 3_900_000;

    /// <summary>The files as the value of a form field.</summary>
    public string Packed { get; private init; } = "";

    public static async Task<Result<ImportUpload>> ReadAsync(IFormFileCollection? chosen, CancellationToken cancellation)
    {
        var given = (chosen ?? Enumerable.Empty<IFormFile>()).Where(f => f.Length > 0).ToList();
        if (given.Count == 0)
        {
            return None;
        }

        if (given.Sum(f => f.Length) > DefinitionZip.LargestZip)
        {
            return TooLarge;
        }

        var files = new List<ImportFile>();
        foreach (var file in given)
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellation);
            var bytes = content.ToArray();
            if (IsZip(bytes))
            {
                files.AddRange(DefinitionZip.Read(file.FileName, bytes));
            }
            else
            {
                files.Add(new(file.FileName, bytes));
            }
        }

        var packed = Convert.ToBase64String(DefinitionZip.Pack(files.Where(f => f.Problem is null)));
        return packed.Length > LargestPacked ? TooLarge : new ImportUpload(files) { Packed = packed };
    }

    /// <summary>What a page sent back; files with a problem when it is not what the page held.</summary>
    public static ImportUpload Unpack(string packed)
    {
        var bytes = new byte[packed.Length];
        return new(DefinitionZip.Read("importeren.zip", Convert.TryFromBase64String(packed, bytes, out var length) ? bytes.AsMemory(0, length) : default)) { Packed = packed };
    }

    private static bool IsZip(ReadOnlySpan<byte> content) => content.StartsWith("PK"u8);
}
