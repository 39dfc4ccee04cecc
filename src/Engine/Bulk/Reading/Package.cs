using System.IO.Compression;
using System.Xml;

namespace Engine.Bulk.Reading;

/// <summary>
/// A workbook as an archive of parts, weighed before any of it is used: no bomb, no programs inside, nothing outside. Parts are read by a
/// reader that knows no DTD and fetches nothing.
/// </summary>
internal sealed class Package : IDisposable
{
    private static readonly XmlReaderSettings Safe = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true,
    };

    private readonly ZipArchive archive;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly UnpackMeter meter = new();

    private Package(ZipArchive archive) => this.archive = archive;

    /// <exception cref="UnfitFileException">It is no workbook, or not a safe one.</exception>
    public static Package Open(byte[] content)
    {
        if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new UnfitFileException(BulkRefusals.OldFormat);
        }

        if (!content.AsSpan().StartsWith("PK\u0003\u0004"u8))
        {
            throw new UnfitFileException(BulkRefusals.NotASheet);
        }

        return Guarded(() =>
        {
            var package = new Package(new(new MemoryStream(content, writable: false), ZipArchiveMode.Read));
            try
            {
                package.Weigh(content.Length);
                return package;
            }
            catch
            {
                package.Dispose();
                throw;
            }
        });
    }

    /// <summary>Faults of the format in the words of a refusal.</summary>
    public static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is XmlException or InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new UnfitFileException(BulkRefusals.Damaged);
        }
    }

    public bool Has(string path) => parts.ContainsKey(path);

    /// <exception cref="UnfitFileException">There is no such part.</exception>
    public XmlReader Read(string path) => parts.TryGetValue(path, out var part)
        ? XmlReader.Create(new MeteredStream(part.Open(), part.CompressedLength, meter), Safe)
        : throw new UnfitFileException(BulkRefusals.Damaged);

    public void Dispose() => archive.Dispose();

    private void Weigh(long size)
    {
        long packed = 0, unpacked = 0;
        foreach (var entry in archive.Entries)
        {
            packed += entry.CompressedLength;
            unpacked += entry.Length;
            // parts that share their bytes are together longer than the file
            if (archive.Entries.Count > ReadLimits.Entries || unpacked > ReadLimits.Unpacked || packed > size
                || (entry.Length > ReadLimits.Grace && entry.Length / ReadLimits.Ratio > entry.CompressedLength))
            {
                throw new UnfitFileException(BulkRefusals.Bomb);
            }

            if (entry.FullName.Contains('\\', StringComparison.Ordinal) || !parts.TryAdd(entry.FullName, entry))
            {
                throw new UnfitFileException(BulkRefusals.Unsafe);
            }
        }

        if (!Has(PartNames.ContentTypes) || parts.Keys.All(p => !p.StartsWith(PartNames.Root, StringComparison.OrdinalIgnoreCase)))
        {
            throw new UnfitFileException(BulkRefusals.NotASheet);
        }

        foreach (var path in parts.Keys)
        {
            PartRules.Weigh(path, this);
        }
    }
}
