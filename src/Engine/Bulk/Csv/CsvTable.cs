using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using Engine.Modules;

namespace Engine.Bulk.Csv;

/// <summary>
/// Reads a table of text as it comes in (RFC 4180: UTF-8 with or without mark, semicolons, one heading). One record is held at a time, so the
/// size of a file costs no memory. What is wrong with the file as a file refuses all of it: half a file would look like a smaller register.
/// </summary>
public static class CsvTable
{
    private const int LongestRecord = 64 * 1024;
    private const int LongestTitle = 60;

    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ';', HasHeader = false, TrackLineNumbers = true, MaxRecordSize = LongestRecord, MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Allow, SkipEmptyLines = true, TrimWhitespace = false, IncludeValuesInExceptions = false,
    };

    /// <exception cref="UnfitFileException">The file is not as it should be; rows that were given before do not count.</exception>
    public static async IAsyncEnumerable<CsvLine> ReadAsync(Stream file, CsvLayout layout, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var text = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        using var reader = CsvReader.Create(text, Options, true);
        if (!await NextAsync(reader, cancellation))
        {
            throw new UnfitFileException(CsvRefusals.NoHeading);
        }

        var heading = Fields(reader);
        var places = Places(heading, layout);
        var any = false;
        while (await NextAsync(reader, cancellation))
        {
            var fields = Fields(reader);
            if (fields.Length != heading.Length)
            {
                throw new UnfitFileException(CsvRefusals.FieldCount((int)reader.LineNumber, fields.Length, heading.Length));
            }

            any = true;
            yield return new((int)reader.LineNumber, [.. places.Select(p => p < 0 ? null : Clean(fields[p]))]);
        }

        if (!any)
        {
            throw new UnfitFileException(CsvRefusals.Empty);
        }
    }

    private static async ValueTask<bool> NextAsync(CsvReader reader, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadAsync(cancellation);
        }
        catch (DecoderFallbackException)
        {
            throw new UnfitFileException(CsvRefusals.Encoding((int)reader.LineNumber + 1));
        }
        catch (CsvFormatException)
        {
            throw new UnfitFileException(CsvRefusals.Malformed((int)reader.LineNumber));
        }
    }

    private static string[] Fields(CsvReader reader)
    {
        var fields = new string[reader.FieldCount];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = reader.GetString(i);
            if (fields[i].Contains('\0', StringComparison.Ordinal))
            {
                throw new UnfitFileException(CsvRefusals.NotText((int)reader.LineNumber));
            }
        }

        return fields;
    }

    /// <returns>Per column of the layout its place in the file; -1 where the file does not have it.</returns>
    private static int[] Places(string[] heading, CsvLayout layout)
    {
        var titles = heading.Select(t => t.Trim().ToLowerInvariant()).ToList();
        var known = layout.Columns.Select(c => c.Title).Concat(layout.Extra).ToHashSet(StringComparer.Ordinal);
        Refuse(layout.Columns.Where(c => c.Required && !titles.Contains(c.Title)).Select(c => c.Title), CsvRefusals.MissingColumns);
        Refuse(titles.Where(t => !known.Contains(t)).Select(t => t.Length <= LongestTitle ? t : t[..LongestTitle]), CsvRefusals.UnknownColumns);
        Refuse(titles.GroupBy(t => t, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key), CsvRefusals.DoubleColumns);
        return [.. layout.Columns.Select(c => titles.IndexOf(c.Title))];
    }

    private static void Refuse(IEnumerable<string> titles, Func<IEnumerable<string>, Refusal> refusal)
    {
        if (titles.Take(10).ToList() is { Count: > 0 } wrong)
        {
            throw new UnfitFileException(refusal(wrong));
        }
    }

    // the apostrophe is what our own files put before a value that a spreadsheet would take for a formula
    private static string Clean(string field)
    {
        var value = field.Trim();
        return value is ['\'', '=' or '+' or '-' or '@' or '|', ..] ? value[1..] : value;
    }
}
