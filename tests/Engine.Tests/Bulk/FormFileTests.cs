using Shouldly;
using Testing;

namespace Engine.Tests.Bulk;

/// <summary>What people and their programs put into cells, as it is read.</summary>
public sealed class FormFileTests
{
    [Fact]
    public void Names_of_three_languages_are_read_as_they_are_written()
    {
        string[] names = ["Wiśniewska-Łuczak", "Dąbrowski", "Żółć", "Yıldız", "Şahin", "İbrahimoğlu", "Ţăran", "Ștefănescu", "Dumitrășcu"];
        var rows = names.Select((n, i) => TestForm.Row(i + 2, "Aanmelding", n, "01-02-1990", "1"));
        TestForm.Read(TestForm.Workbook(TestForm.Heading + string.Concat(rows))).Value.Select(r => r.Values[1]).ShouldBe(names);
    }

    [Fact]
    public void Letters_that_were_put_together_are_read_as_one() =>
        Cell("<c r=\"B2\" t=\"inlineStr\"><is><t>S\u0326tefa\u0306nescu\u00a0 </t></is></c>", 1).ShouldBe("Ștefănescu");

    [Theory]
    [InlineData("<c r=\"D2\" t=\"inlineStr\"><is><t>007</t></is></c>", "007")]
    [InlineData("<c r=\"D2\"><v>7</v></c>", "7")]
    [InlineData("<c r=\"D2\"><v>1.234567891E9</v></c>", "1234567891")]
    [InlineData("<c r=\"D2\" t=\"str\"><f>A1&amp;B1</f><v>AB</v></c>", "AB")]
    [InlineData("<c r=\"D2\" s=\"1\"><v>44682</v></c>", "01-05-2022")]
    [InlineData("<c r=\"D2\" t=\"b\"><v>1</v></c>", "ja")]
    [InlineData("<c r=\"D2\" t=\"s\"><v>99</v></c>", "")]
    [InlineData("<c r=\"D2\" t=\"inlineStr\"><is><r><t>LN</t></r><r><t>-7</t></r><rPh sb=\"0\" eb=\"1\"><t>el en</t></rPh></is></c>", "LN-7")]
    public void A_number_of_the_user_is_kept_as_it_is_read_in_the_cell(string cell, string value) => Cell(cell, 3).ShouldBe(value);

    [Theory]
    [InlineData("<c r=\"C2\"><v>44681</v></c>", "30-04-2022")]
    [InlineData("<c r=\"C2\" s=\"2\"><v>44681.75</v></c>", "30-04-2022")]
    [InlineData("<c r=\"C2\"><v>1</v></c>", "01-01-1900")]
    [InlineData("<c r=\"C2\"><v>59</v></c>", "28-02-1900")]
    [InlineData("<c r=\"C2\"><v>61</v></c>", "01-03-1900")]
    [InlineData("<c r=\"C2\" t=\"inlineStr\"><is><t>30/4/2022</t></is></c>", "30-04-2022")]
    [InlineData("<c r=\"C2\" t=\"d\"><v>2022-04-30T00:00:00</v></c>", "30-04-2022")]
    [InlineData("<c r=\"C2\" t=\"inlineStr\"><is><t>eind april</t></is></c>", "eind april")]
    [InlineData("<c r=\"C2\"><v>99999999</v></c>", "99999999")]
    public void A_date_is_read_from_a_number_and_from_text(string cell, string value) => Cell(cell, 2).ShouldBe(value);

    [Fact]
    public void Days_are_counted_from_1904_where_the_file_says_so() => Cell("<c r=\"C2\"><v>43219</v></c>", 2, from1904: true).ShouldBe("30-04-2022");

    [Fact]
    public void Shared_texts_and_cells_without_a_reference_are_found()
    {
        var workbook = TestForm.Workbook(
            TestForm.Heading + "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c><v>44681</v></c></row>",
            extra: ("xl/sharedStrings.xml", "<sst><si><t>aanmelding</t></si><si><r><t xml:space=\"preserve\">Van </t></r><r><t>Dijk</t></r></si></sst>"));
        TestForm.Read(workbook).Value.ShouldHaveSingleItem().Values.ShouldBe(["Aanmelding", "Van Dijk", "30-04-2022", ""]);
    }

    [Fact]
    public void Empty_rows_are_passed_over_and_numbers_are_those_of_the_sheet()
    {
        var rows = TestForm.Heading + "<row r=\"2\"><c r=\"A2\" s=\"2\"/></row><row r=\"3\"/>" + TestForm.Row(7, "Aanmelding", "Jansen", "01-02-1990") + TestForm.Row(8, " ", "");
        TestForm.Read(TestForm.Workbook(rows)).Value.ShouldHaveSingleItem().Number.ShouldBe(7);
    }

    [Fact]
    public void Columns_are_found_by_their_heading_in_any_order_among_others()
    {
        var rows = TestForm.Row(1, "Opmerking", "nummer", "Geboortedatum", "NAAM ", "Soort") + TestForm.Row(2, "x", "007", "01-02-1990", "Jansen", "Afmelding");
        TestForm.Read(TestForm.Workbook(rows)).Value.ShouldHaveSingleItem().Values.ShouldBe(["Afmelding", "Jansen", "01-02-1990", "007"]);
    }

    [Fact]
    public void A_form_with_another_heading_or_tab_is_refused_by_name()
    {
        TestForm.CodeOf(TestForm.Workbook(TestForm.Row(1, "Soort", "Naam", "Nummer"))).ShouldBe("bulk.no-column");
        TestForm.CodeOf(TestForm.Workbook(TestForm.Row(1, "Soort", "Naam", "Naam", "Geboortedatum", "Nummer"))).ShouldBe("bulk.double-column");
        TestForm.Read(TestForm.Workbook(TestForm.Heading), TestForm.Definition with { Sheet = "Anders" }).Refusals[0].Code.ShouldBe("bulk.no-tab");
        TestForm.CodeOf(TestForm.Workbook("")).ShouldBe("bulk.empty");
    }

    [Fact]
    public void A_file_of_LibreOffice_is_read() =>
        TestForm.Read(File.ReadAllBytes(Path.Combine(Repository.Root, "tests/Engine.Tests/Bulk/Files/libreoffice.xlsx"))).Value.Select(r => string.Join('|', r.Values))
            .ShouldBe(["Aanmelding|Wiśniewska-Łuczak|01-02-1990|'007", "Afmelding|Yıldız|31-12-1988|LN-12", "Aanmelding|Ștefănescu|07-06-1975|42"]);

    private static string Cell(string cell, int column, bool from1904 = false) =>
        TestForm.Read(TestForm.Workbook($"{TestForm.Heading}{TestForm.Row(2, "Aanmelding").Replace("</row>", cell + "</row>", StringComparison.Ordinal)}", from1904)).Value.ShouldHaveSingleItem().Values[column];
}
