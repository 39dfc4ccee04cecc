using System.Buffers;
using System.Text;

namespace Engine.Documents;

/// <summary>
/// Writes a list as the CSV that Dutch spreadsheets open by a double click: semicolons, UTF-8 with byte order mark, decimal comma.
/// Text that a spreadsheet would take for a formula gets an apostrophe in front (ASVS 1.2.10).
/// </summary>
public static class CsvWriter
{
    public const string ContentType = "text/csv; charset=utf-8";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(";\"\r\n,\t'");

    /// <returns>Number of rows written.</returns>
    public static async Task<int> WriteAsync<T>(
        Stream target, IReadOnlyList<XlsxColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 32 * 1024, leaveOpen: true);
        var line = new StringBuilder();
        AppendLine(line, columns.Select(c => (XlsxCell)c.Title));
        await writer.WriteAsync(line, cancellation);
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            line.Clear();
            AppendLine(line, columns.Select(c => c.Value(row)));
            await writer.WriteAsync(line, cancellation);
            count++;
        }

        return count;
    }

    private static void AppendLine(StringBuilder line, IEnumerable<XlsxCell> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            line.Append(first ? "" : ";").Append(Field(cell));
            first = false;
        }

        line.Append("\r\n");
    }

    private static string Field(XlsxCell cell) => cell.Kind is XlsxKind.Text ? Text(cell.Text) : cell.ToString();

    private static string Text(string text)
    {
        var safe = IsFormula(text) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    // full-width forms count too: some spreadsheets fold them into the plain sign
    private static bool IsFormula(string text) =>
        text[0] is '\t' or '\r' or '\n' || (text.AsSpan().TrimStart() is [var first, ..] && first is '=' or '+' or '-' or '@' or '|' or '＝' or '＋' or '－' or '＠');
}
