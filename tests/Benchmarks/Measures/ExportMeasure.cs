using System.Diagnostics;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Engine.Documents;

namespace Benchmarks.Measures;

/// <summary>A list as a spreadsheet against the SAX writer of the Open XML SDK for the same cells, in turn; and what it keeps in memory at a million rows.</summary>
internal static class ExportMeasure
{
    private const int Rows = 50_000;

    private static readonly XlsxColumn<int>[] Columns =
    [
        new("Contract", _ => "400100"), new("Naam", i => $"J. van der Poel-{i % 977}"), new("Relatienummer", i => $"{1_000_000_000 + i}"), new("Geboortedatum", i => Day(i)),
        new("Nummer", i => $"LN-{i:D5}"), new("Ingangsdatum", i => Day(i + 9_000)), new("Einddatum (t/m)", i => Day(i + 12_000)), new("Premie", i => i % 20_000 / 100m),
        new("Plaats", _ => "Alphen aan den Rijn"), new("Pakket", _ => "Basis"),
    ];

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchArguments arguments)
    {
        var (ratios, mine, theirs) = (new List<double>(), 0.0, 0.0);
        for (var pair = -2; pair < arguments.Pairs; pair++)
        {
            var sax = await TimedAsync(stream =>
            {
                WriteSax(stream);
                return Task.CompletedTask;
            });
            var ours = await TimedAsync(stream => XlsxWriter.WriteAsync(stream, "Lijst", Columns, RowsAsync(Rows, _ => { }), default));
            if (pair >= 0)
            {
                ratios.Add(sax / ours);
                (mine, theirs) = (Rows / ours, Rows / sax);
            }
        }

        var ratio = Ratio.Of(ratios);
        var (small, large) = (await KeptAsync(20_000), await KeptAsync(1_000_000));
        return
        [
            new("Excel export, 10 columns", FormattableString.Invariant($"{ratio} ({mine:F0} rows/s against {theirs:F0})"), ">= 100% of the Open XML SAX writer", ratio.Low >= 1),
            new("Excel export, memory kept at the last row", FormattableString.Invariant($"{large / 1e6:F2} MB at 1,000,000, {small / 1e6:F2} MB at 20,000"), "flat: within 1 MB", large - small < 1_000_000),
        ];
    }

    private static async Task<double> TimedAsync(Func<Stream, Task> write)
    {
        using var target = new MemoryStream(8_000_000);
        var from = Stopwatch.GetTimestamp();
        await write(target);
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    /// <summary>What stays alive while the last row is written, beyond what was there before.</summary>
    private static async Task<long> KeptAsync(int rows)
    {
        var (before, kept) = (GC.GetTotalMemory(true), 0L);
        await XlsxWriter.WriteAsync(Stream.Null, "Lijst", Columns, RowsAsync(rows, i => kept = i == rows - 1 ? GC.GetTotalMemory(true) - before : kept), default);
        return kept;
    }

    private static async IAsyncEnumerable<int> RowsAsync(int count, Action<int> at)
    {
        await Task.CompletedTask;
        for (var i = 0; i < count; i++)
        {
            at(i);
            yield return i;
        }
    }

    private static DateOnly Day(int number) => new DateOnly(1960, 1, 1).AddDays(number % 20_000);

    private static void WriteSax(Stream target)
    {
        using var document = SpreadsheetDocument.Create(target, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var part = workbook.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            for (var i = 0; i < Rows; i++)
            {
                writer.WriteStartElement(new Row());
                foreach (var column in Columns)
                {
                    writer.WriteElement(Cell(column.Value(i)));
                }

                writer.WriteEndElement();
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        workbook.Workbook = new(new Sheets(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = "Lijst" }));
    }

    private static Cell Cell(XlsxCell cell) => cell.Kind == XlsxKind.Text
        ? new() { DataType = CellValues.InlineString, InlineString = new(new Text(cell.Text)) }
        : new() { CellValue = new(cell.Number) };
}
