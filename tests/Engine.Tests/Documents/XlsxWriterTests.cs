using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Engine.Documents;
using Shouldly;

namespace Engine.Tests.Documents;

[Collection(nameof(WholeMemory))]
public sealed class XlsxWriterTests
{
    private sealed record Person(string? Name, DateOnly? Born, decimal? Premium, DateTimeOffset? Seen);

    private static readonly XlsxColumn<Person>[] Columns =
    [
        new("Naam", p => p.Name) { Width = 30 },
        new("Geboren", p => p.Born),
        new("Premie", p => p.Premium),
        new("Gezien", p => p.Seen),
    ];

    [Fact]
    public async Task A_list_reads_back_as_it_was_written()
    {
        var seen = new DateTimeOffset(2026, 7, 1, 10, 30, 0, TimeSpan.Zero);
        var cells = await ReadAsync([new("Zoë <van> der \"Poel\" & zn.", new(1968, 2, 29), 1234.56m, seen), new(null, null, null, null)]);

        cells["A1"].InnerText.ShouldBe("Naam");
        cells["A2"].InnerText.ShouldBe("Zoë <van> der \"Poel\" & zn.");
        DateTime.FromOADate(double.Parse(cells["B2"].InnerText, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(new(1968, 2, 29));
        cells["C2"].InnerText.ShouldBe("1234.56");
        DateTime.FromOADate(double.Parse(cells["D2"].InnerText, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(new(2026, 7, 1, 12, 30, 0), TimeSpan.FromSeconds(1));
        cells.Keys.ShouldNotContain("A3");
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("-2+3")]
    [InlineData("\t=1")]
    public async Task Nothing_that_a_person_typed_is_a_formula(string text)
    {
        var cells = await ReadAsync([new(text, null, null, null)]);
        cells["A2"].DataType.ShouldNotBeNull().Value.ShouldBe(CellValues.InlineString);
        cells["A2"].CellFormula.ShouldBeNull();
        cells["A2"].InnerText.ShouldBe(text);
    }

    [Fact]
    public async Task UPL_4_ten_thousand_hostile_texts_make_no_formula()
    {
        string[] starts = ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝", " =", "\"=", "';=", ",=", "<f>", "]]>"];
        Person[] people = [.. Enumerable.Range(0, 10_000).Select(i => new Person($"{starts[i % starts.Length]}cmd|'/C calc'!A{i}", null, null, null))];
        using var stream = new MemoryStream();
        await XlsxWriter.WriteAsync(stream, "Lijst", Columns, people.ToAsyncEnumerable(), default);
        using var document = SpreadsheetDocument.Open(stream, false);
        var cells = document.WorkbookPart.ShouldNotBeNull().WorksheetParts.Single().Worksheet.Descendants<Cell>().ToList();
        cells.Count.ShouldBe(10_004);
        cells.ShouldAllBe(c => c.CellFormula == null && c.DataType != null && c.DataType.Value == CellValues.InlineString);
        cells[4].InnerText.ShouldBe("=cmd|'/C calc'!A0");
    }

    [Fact]
    public async Task Characters_that_a_workbook_cannot_hold_are_left_out()
    {
        var cells = await ReadAsync([new("a\0\u0001b\uD800c\uFFFEd_x0041_😀", null, null, null)]);
        cells["A2"].InnerText.ShouldBe("abcd_x005F_x0041_😀");
    }

    [Fact]
    public async Task A_date_before_March_1900_stays_the_day_that_it_is() =>
        (await ReadAsync([new("Oud", new(1899, 5, 6), null, null)]))["B2"].InnerText.ShouldBe("06-05-1899");

    [Fact]
    public async Task A_long_list_takes_the_memory_of_a_short_one()
    {
        await WriteAsync(new AsyncOnlyStream(), Many(1_000));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var peak = 0L;
        var target = new AsyncOnlyStream(() => peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before));
        (await WriteAsync(target, Many(100_000))).ShouldBe(100_000);
        peak.ShouldBeLessThan(4 * 1024 * 1024);
    }

    private static Task<int> WriteAsync(Stream target, IAsyncEnumerable<Person> rows) =>
        XlsxWriter.WriteAsync(target, "Verzekerden: 1/2", Columns, rows, default);

    private static IAsyncEnumerable<Person> Many(int count) =>
        Enumerable.Range(0, count).Select(i => new Person("Persoon " + i, new(1990, 1, 1), i, null)).ToAsyncEnumerable();

    private static async Task<Dictionary<string, Cell>> ReadAsync(Person[] rows)
    {
        var file = new AsyncOnlyStream();
        await WriteAsync(file, rows.ToAsyncEnumerable());
        using var document = SpreadsheetDocument.Open(new MemoryStream(file.Content.ToArray()), false);
        new OpenXmlValidator().Validate(document).ShouldBeEmpty();
        var workbook = document.WorkbookPart.ShouldNotBeNull();
        workbook.Workbook.Descendants<Sheet>().Single().Name.ShouldNotBeNull().Value.ShouldBe("Verzekerden 12");
        return workbook.WorksheetParts.Single().Worksheet.Descendants<Cell>().ToDictionary(c => c.CellReference?.Value ?? "");
    }
}
