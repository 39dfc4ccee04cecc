using AngleSharp.Html.Dom;
using Engine.Ui;
using Shouldly;
using Testing;

namespace Engine.Tests.Ui;

public sealed class DataTableTests
{
    private static readonly TableColumn<string>[] Columns =
    [
        new("Naam", row => Rendering.Text(row)) { Sort = "naam", Filter = "naam" },
        new("Premie", row => Rendering.Text("12,50")) { Numeric = true },
        new("Soort", row => Rendering.Text("gezin")) { Filter = "soort", FilterOptions = [new("g", "Gezin")] },
    ];

    [Fact]
    public async Task Has_a_caption_column_headers_and_the_order_that_it_is_in()
    {
        var html = await Table("?sorteer=-naam", "Jansen");
        html.QuerySelector("caption").ShouldNotBeNull().TextContent.ShouldBe("Verzekerden");
        html.QuerySelectorAll("thead th").ShouldAllBe(th => th.GetAttribute("scope") == "col");
        html.QuerySelectorAll("thead th").Select(th => th.GetAttribute("aria-sort")).ShouldBe(["descending", null, null]);
        html.QuerySelector("thead th a").ShouldNotBeNull().GetAttribute("href").ShouldBe("verzekerden?sorteer=naam");
    }

    [Fact]
    public async Task The_filter_row_is_a_form_that_works_without_script_and_keeps_the_rest()
    {
        var html = await Table("?contract=7&sorteer=-naam&filter-naam=jan&na=c9", "Jansen");
        var form = html.QuerySelector("form").ShouldBeAssignableTo<IHtmlFormElement>().ShouldNotBeNull();
        form.Method.ShouldBe("get");
        form.GetAttribute("action").ShouldBe("verzekerden");
        var values = form.Elements.Where(e => e.HasAttribute("name")).ToDictionary(e => e.GetAttribute("name") ?? "", e => e.GetAttribute("value"));
        values["contract"].ShouldBe("7");
        values["sorteer"].ShouldBe("-naam");
        values["filter-naam"].ShouldBe("jan");
        values.ShouldNotContainKey("na");
        html.QuerySelectorAll("thead input, thead select").ShouldAllBe(i => html.QuerySelector($"label[for='{i.Id}']") != null);
        html.QuerySelectorAll("a").Single(a => a.TextContent == "Filters wissen").GetAttribute("href").ShouldBe("verzekerden?contract=7&sorteer=-naam");
    }

    [Fact]
    public async Task Script_takes_its_part_from_the_same_address_as_the_link()
    {
        var html = await Table("", "Jansen");
        html.QuerySelectorAll("thead a").ShouldNotBeEmpty();
        html.QuerySelectorAll("thead a, form").ShouldAllBe(e => e.Closest("[hx-boost=true]") != null);
        html.QuerySelectorAll("tbody a").ShouldAllBe(e => e.Closest("[hx-boost]") == null);
        html.All.SelectMany(e => e.Attributes).ShouldNotContain(a => a.Name.StartsWith("hx-on", StringComparison.Ordinal) || a.Value.Contains("js:", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Verlopen op 08-11-2026 00:59 & <b>, niet 9-1-2026", "08-11-2026")]
    [InlineData("31-12-2026", "31-12-2026")]
    [InlineData("LN-00052", null)]
    [InlineData("123-04-20261", null)]
    [InlineData(null, null)]
    public async Task A_date_in_a_cell_stays_on_one_line(string? text, string? date)
    {
        TableColumn<string>[] columns = [new("Stand", _ => text)];
        var html = await Rendering.RenderAsync<DataTable<string>>(new()
        {
            ["Rows"] = new[] { "" }, ["Columns"] = columns, ["Query"] = TableQuery.Parse("verzekerden", ""), ["Caption"] = "Verzekerden",
        });
        var cell = html.QuerySelector("tbody td").ShouldNotBeNull();
        (cell.TextContent, cell.QuerySelector(".portal-whole")?.TextContent).ShouldBe((text ?? "", date));
    }

    [Fact]
    public async Task What_a_row_says_is_text_and_never_markup()
    {
        const string Hostile = "<img src=x onerror=alert(1)> & \"'é";
        TableColumn<string>[] columns = [new(Hostile, row => row), new("Link", (row, cell) => cell.AppendHtml($"<a href=\"x?{row}\">{row}</a>"))];
        var html = await Rendering.RenderAsync<DataTable<string>>(new()
        {
            ["Rows"] = new[] { Hostile }, ["Columns"] = columns, ["Query"] = TableQuery.Parse("verzekerden", ""), ["Caption"] = "Verzekerden", ["RowClass"] = (Func<string, string?>)(_ => "\"x"),
        });
        html.QuerySelectorAll("tbody img").ShouldBeEmpty();
        var cells = html.QuerySelectorAll("tbody td");
        cells.Select(c => c.TextContent).ShouldBe([Hostile, Hostile]);
        cells[0].GetAttribute("data-label").ShouldBe(Hostile);
        html.QuerySelector("tbody a").ShouldNotBeNull().GetAttribute("href").ShouldBe("x?" + Hostile);
        html.QuerySelector("tbody tr").ShouldNotBeNull().ClassList.ShouldContain("\"x");
    }

    [Fact]
    public async Task Long_headings_may_be_broken_and_many_columns_get_smaller_letters()
    {
        Hyphens.In("Geboortedatum").ShouldBe("Geboorte\u00ADdatum");
        Hyphens.In("Extern referentienummer").ShouldBe("Extern referentie\u00ADnummer");
        Hyphens.In("Einddatum (t/m)").ShouldBe("Eind\u00ADdatum (t/m)");
        Hyphens.In("Datum").ShouldBe("Datum");
        (await Headings(6)).QuerySelector("table").ShouldNotBeNull().ClassList.ShouldNotContain("portal-table--wide");
        var wide = await Headings(7);
        wide.QuerySelector("table").ShouldNotBeNull().ClassList.ShouldContain("portal-table--wide");
        wide.QuerySelectorAll("thead th").ShouldAllBe(th => th.TextContent.Contains("Relatie\u00ADnummer", StringComparison.Ordinal));
        wide.QuerySelectorAll("tbody td").ShouldAllBe(td => td.GetAttribute("data-label") == "Relatie\u00ADnummer");
    }

    private static Task<IHtmlDocument> Headings(int columns) => Rendering.RenderAsync<DataTable<string>>(new()
    {
        ["Rows"] = new[] { "4711" }, ["Query"] = TableQuery.Parse("verzekerden", ""), ["Caption"] = "Verzekerden",
        ["Columns"] = Enumerable.Range(0, columns).Select(_ => new TableColumn<string>("Relatienummer", row => row)).ToArray(),
    });

    [Fact]
    public async Task Without_rows_it_says_so() =>
        (await Table("")).QuerySelector(".portal-empty").ShouldNotBeNull().TextContent.Trim().ShouldBe("Niemand gevonden.");

    [Fact]
    public async Task Each_cell_names_its_column_for_narrow_screens_and_a_pending_row_is_marked()
    {
        var html = await Table("", "Jansen");
        html.QuerySelectorAll("tbody td").Select(td => td.GetAttribute("data-label")).ShouldBe(["Naam", "Premie", "Soort"]);
        html.QuerySelector("tbody tr").ShouldNotBeNull().ClassList.ShouldContain("is-pending");
    }

    [Fact]
    public async Task Text_of_a_row_is_never_markup()
    {
        var html = await Table("?filter-naam=%22%3E%3Cscript%3E", "<script>alert(1)</script>");
        html.QuerySelector("script").ShouldBeNull();
        html.QuerySelector("tbody td").ShouldNotBeNull().TextContent.ShouldBe("<script>alert(1)</script>");
    }

    [Fact]
    public async Task The_pager_links_by_cursor_and_says_where_you_are()
    {
        var html = await Rendering.RenderAsync<Pager>(new()
        {
            ["Query"] = TableQuery.Parse("verzekerden", "?filter-naam=jan"), ["HasPrevious"] = true, ["HasNext"] = true,
            ["From"] = 26, ["To"] = 50, ["Total"] = 1312, ["Previous"] = "c26", ["Next"] = "c50",
        });
        html.QuerySelector("nav").ShouldNotBeNull().GetAttribute("aria-label").ShouldBe("Pagina's");
        html.QuerySelector(".portal-pager__summary").ShouldNotBeNull().TextContent.ShouldBe("26 t/m 50 van 1.312");
        html.QuerySelector("a[rel=next]").ShouldNotBeNull().GetAttribute("href").ShouldBe("verzekerden?filter-naam=jan&na=c50");
        html.QuerySelector("a[rel=prev]").ShouldNotBeNull().GetAttribute("href").ShouldBe("verzekerden?filter-naam=jan&voor=c26");
        html.QuerySelectorAll("a[aria-current]").Single().TextContent.ShouldStartWith("25");
    }

    [Fact]
    public async Task A_chart_gives_its_figures_as_a_table_too()
    {
        var html = await Rendering.RenderAsync<Chart>(new()
        {
            ["Caption"] = "Instroom per maand", ["Points"] = new ChartPoint[] { new("jan", 4), new("feb", -2) },
        });
        html.QuerySelectorAll("svg rect").Length.ShouldBe(2);
        html.QuerySelectorAll("tbody tr").Select(r => r.TextContent.Trim()).ShouldBe(["jan4", "feb-2"]);
        html.QuerySelectorAll("svg rect").ShouldAllBe(r => !(r.GetAttribute("height") ?? "-").StartsWith('-'));
        html.All.ShouldNotContain(e => e.HasAttribute("style"));
    }

    private static Task<IHtmlDocument> Table(string query, params string[] rows) => Rendering.RenderAsync<DataTable<string>>(new()
    {
        ["Rows"] = rows, ["Columns"] = Columns, ["Query"] = TableQuery.Parse("verzekerden", query), ["Caption"] = "Verzekerden",
        ["Empty"] = "Niemand gevonden.", ["RowClass"] = (Func<string, string?>)(_ => "is-pending"),
    });
}
