using System.IO.Compression;
using System.Text;

namespace Engine.Documents;

/// <summary>
/// Writes a list as a spreadsheet while it is being read, straight to the response: one row in memory, however long the list.
/// Every text is an inline string, so nothing that a person typed can be a formula.
/// </summary>
public static class XlsxWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Rows that a sheet can hold beside its heading.</summary>
    public const int MaximumRows = 1_048_575;

    /// <param name="target">Written asynchronously only; stays open.</param>
    /// <param name="sheet">Name on the tab; what a sheet cannot be called is left out.</param>
    /// <returns>Number of rows written.</returns>
    /// <exception cref="InvalidOperationException">The list is longer than a sheet can be; what was written is then no spreadsheet.</exception>
    public static async Task<int> WriteAsync<T>(
        Stream target, string sheet, IReadOnlyList<XlsxColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellation)
    {
        var response = new ResponseStream(target);
        int count;
        await using (var archive = await ZipArchive.CreateAsync(response, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation))
        {
            foreach (var (path, content) in XlsxParts.Fixed(sheet))
            {
                await using var part = await archive.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancellation);
                await part.WriteAsync(Encoding.UTF8.GetBytes(content), cancellation);
            }

            await using var body = await archive.CreateEntry(XlsxParts.SheetPath, CompressionLevel.Fastest).OpenAsync(cancellation);
            count = await WriteSheetAsync(body, columns, rows, cancellation);
        }

        await response.FlushAsync(cancellation);
        return count;
    }

    private static async Task<int> WriteSheetAsync<T>(
        Stream body, IReadOnlyList<XlsxColumn<T>> columns, IAsyncEnumerable<T> rows, CancellationToken cancellation)
    {
        var xml = new XmlBuffer();
        var letters = columns.Select((_, i) => Encoding.UTF8.GetBytes(Letters(i))).ToArray();
        WriteStart(xml, columns, letters);
        var count = 0;
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            if (++count > MaximumRows)
            {
                throw new InvalidOperationException($"A sheet holds at most {MaximumRows} rows.");
            }

            WriteRow(xml, columns, letters, count + 1, row);
            if (xml.IsFull)
            {
                await xml.FlushAsync(body, cancellation);
            }
        }

        xml.Raw("</sheetData><autoFilter ref=\"A1:"u8);
        xml.Raw(letters[^1]);
        xml.Number(count + 1);
        xml.Raw("\"/></worksheet>"u8);
        await xml.FlushAsync(body, cancellation);
        return count;
    }

    private static void WriteStart<T>(XmlBuffer xml, IReadOnlyList<XlsxColumn<T>> columns, byte[][] letters)
    {
        xml.Raw(XlsxParts.SheetStart);
        xml.Raw("<cols>"u8);
        for (var i = 0; i < columns.Count; i++)
        {
            xml.Raw($"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"");
            xml.Number(columns[i].Width);
            xml.Raw("\" customWidth=\"1\"/>"u8);
        }

        xml.Raw("</cols><sheetData><row r=\"1\">"u8);
        for (var i = 0; i < columns.Count; i++)
        {
            WriteText(xml, letters[i], 1, columns[i].Title, "\" s=\"1"u8);
        }

        xml.Raw("</row>"u8);
    }

    private static void WriteRow<T>(XmlBuffer xml, IReadOnlyList<XlsxColumn<T>> columns, byte[][] letters, int number, T row)
    {
        xml.Raw("<row r=\""u8);
        xml.Number(number);
        xml.Raw("\">"u8);
        for (var i = 0; i < columns.Count; i++)
        {
            var cell = columns[i].Value(row);
            switch (cell.Kind)
            {
                case XlsxKind.Text: WriteText(xml, letters[i], number, cell.Text, default); break;
                case XlsxKind.Number: WriteNumber(xml, letters[i], number, cell.Number, default); break;
                case XlsxKind.Date: WriteNumber(xml, letters[i], number, cell.Number, "\" s=\"2"u8); break;
                case XlsxKind.Moment: WriteNumber(xml, letters[i], number, cell.Number, "\" s=\"3"u8); break;
                case XlsxKind.Empty: break;
            }
        }

        xml.Raw("</row>"u8);
    }

    private static void WriteText(XmlBuffer xml, byte[] letters, int row, string text, ReadOnlySpan<byte> style)
    {
        Open(xml, letters, row, style);
        xml.Raw("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"u8);
        xml.Text(text);
        xml.Raw("</t></is></c>"u8);
    }

    private static void WriteNumber(XmlBuffer xml, byte[] letters, int row, decimal number, ReadOnlySpan<byte> style)
    {
        Open(xml, letters, row, style);
        xml.Raw("\"><v>"u8);
        xml.Number(number);
        xml.Raw("</v></c>"u8);
    }

    private static void Open(XmlBuffer xml, byte[] letters, int row, ReadOnlySpan<byte> style)
    {
        xml.Raw("<c r=\""u8);
        xml.Raw(letters);
        xml.Number(row);
        xml.Raw(style);
    }

    /// <summary>How spreadsheets call a column, counted from nought: "A", "Z", "AA".</summary>
    internal static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
