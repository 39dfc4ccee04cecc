using Engine.Modules;

namespace Engine.Bulk.Reading;

/// <summary>
/// A filled form. Opening it weighs the file; its rows are read as they are asked for, so the memory that it takes does not grow with them
/// beyond the texts that its cells share.
/// </summary>
public sealed class FormFile : IDisposable
{
    /// <summary>Sheet that holds the stamp and the choices of a form.</summary>
    internal const string HiddenSheet = "Lijsten";

    private readonly Package package;
    private readonly Workbook workbook;
    private readonly IReadOnlyList<string> texts;
    private readonly bool[] dayStyles;

    private FormFile(Package package)
    {
        this.package = package;
        workbook = Workbook.Read(package);
        texts = SharedTexts.Read(package, workbook.Texts);
        dayStyles = DateStyles.Read(package, workbook.Styles);
        Stamp = ReadStamp();
    }

    /// <summary>What <see cref="SheetStamps"/> wrote into it; null when there is none.</summary>
    public string? Stamp { get; }

    public static Result<FormFile> Open(byte[] content)
    {
        try
        {
            var package = Package.Open(content);
            try
            {
                return Package.Guarded(() => new FormFile(package));
            }
            catch
            {
                package.Dispose();
                throw;
            }
        }
        catch (UnfitFileException unfit)
        {
            return unfit.Refusal;
        }
    }

    /// <summary>Rows in which anything stands, without the heading.</summary>
    /// <param name="accepted">True for a file that was weighed before: a column that the form got since is read as empty.</param>
    /// <exception cref="UnfitFileException">The sheet is not what the definition says, has too many rows, or is damaged further on.</exception>
    public IEnumerable<SheetRow> Rows(SheetDefinition definition, bool accepted = false)
    {
        if (!workbook.Sheets.TryGetValue(definition.Sheet, out var path))
        {
            throw new UnfitFileException(BulkRefusals.NoTab(definition.Sheet));
        }

        using var xml = Package.Guarded(() => package.Read(path));
        var reader = new SheetReader(xml, texts, dayStyles);
        if (!Package.Guarded(reader.Read))
        {
            throw new UnfitFileException(BulkRefusals.Empty);
        }

        var places = Places(definition, reader.Cells, accepted);
        for (var rows = 0; Package.Guarded(reader.Read);)
        {
            var values = new string[places.Length];
            var filled = false;
            for (var i = 0; i < places.Length; i++)
            {
                values[i] = places[i] is { } place ? reader.Cells[place].Of(definition.Columns[i], workbook.From1904) : "";
                filled |= values[i].Length > 0;
            }

            if (filled)
            {
                yield return ++rows <= definition.MaximumRows ? new(reader.Number, values) : throw new UnfitFileException(BulkRefusals.TooManyRows(definition.MaximumRows));
            }
        }
    }

    public void Dispose() => package.Dispose();

    private static int?[] Places(SheetDefinition definition, ReadOnlySpan<RawCell> heading, bool accepted)
    {
        var titles = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < heading.Length; i++)
        {
            var title = heading[i] is { Kind: CellKind.Text, Text: var text } ? text.Trim() : "";
            if (title.Length > 0 && !titles.TryAdd(title, i) && definition.Columns.Any(c => c.Title.Equals(title, StringComparison.OrdinalIgnoreCase)))
            {
                throw new UnfitFileException(BulkRefusals.DoubleColumn(title));
            }
        }

        return [.. definition.Columns.Select(c => titles.TryGetValue(c.Title, out var place) ? place : accepted ? (int?)null : throw new UnfitFileException(BulkRefusals.NoColumn(c.Title)))];
    }

    private string? ReadStamp()
    {
        if (!workbook.Sheets.TryGetValue(HiddenSheet, out var path))
        {
            return null;
        }

        using var xml = package.Read(path);
        var reader = new SheetReader(xml, texts, dayStyles);
        return reader.Read() && reader.Cells[0].Kind == CellKind.Text ? reader.Cells[0].Text : null;
    }
}
