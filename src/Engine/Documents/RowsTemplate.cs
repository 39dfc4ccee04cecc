using Engine.Texts;
using Engine.Workflows.Values;

namespace Engine.Documents;

/// <summary>The columns of a CSV, as a text of lines <c>Kop = veld</c>: title, and the field of a row that stands below it.</summary>
internal sealed class RowsTemplate
{
    private readonly IReadOnlyList<XlsxColumn<IReadOnlyDictionary<string, object?>>> columns;

    private RowsTemplate(IReadOnlyList<XlsxColumn<IReadOnlyDictionary<string, object?>>> columns) => this.columns = columns;

    /// <exception cref="TextException">A line has another form.</exception>
    public static RowsTemplate Of(TextFile text) => new(
    [
        .. text.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line =>
            line.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } title, { Length: > 0 } field]
                ? new XlsxColumn<IReadOnlyDictionary<string, object?>>(title, row => Cell(row, field, text))
                : throw new TextException(text.Name, 1, $"\"{line}\" is geen kolom. Schrijf elke kolom als \"Kop = veld\".")),
    ]);

    /// <param name="model">Its <c>rows</c> are the lines, each a map by field.</param>
    /// <exception cref="TextException">A row lacks a field.</exception>
    public async Task<byte[]> FillAsync(IReadOnlyDictionary<string, object?> model, CancellationToken cancellation)
    {
        var rows = (model.GetValueOrDefault("rows") as IReadOnlyList<object?> ?? []).Select(r => r as IReadOnlyDictionary<string, object?> ?? Plain.EmptyMap);
        using var stream = new MemoryStream();
        await CsvWriter.WriteAsync(stream, columns, rows.ToAsyncEnumerable(), cancellation);
        return stream.ToArray();
    }

    private static XlsxCell Cell(IReadOnlyDictionary<string, object?> row, string field, TextFile text) =>
        !row.TryGetValue(field, out var value) ? throw new TextException(text.Name, 1, $"een rij heeft geen veld \"{field}\".") : value switch
        {
            null => default,
            long number => (decimal)number,
            decimal number => number,
            double number => (decimal)number,
            DateTimeOffset moment => moment,
            _ => (XlsxCell)TextConversion.Write(value),
        };
}
