using AngleSharp.Html.Parser;
using Engine.Ui;
using Shouldly;
using Testing;

namespace Engine.Tests.Ui;

public sealed class WholeDatesTests
{
    [Theory]
    [InlineData("vanaf 27-05-2025 tot en met 31-05-2026.", "27-05-2025", "31-05-2026")]
    [InlineData("22-11-2026 19:52", "22-11-2026")]
    [InlineData("<b>01-01-2026", "01-01-2026")]
    [InlineData("LN-00055, 1-01-20261, 400100-12-11-2026, Jansen-de Vries")]
    [InlineData(null)]
    public void Each_date_in_a_text_stays_on_one_line_and_the_rest_is_as_it_was(string? text, params string[] dates)
    {
        var html = new HtmlParser().ParseDocument(WholeDates.In(text).Value);
        html.QuerySelectorAll(".portal-whole").Select(d => d.TextContent).ShouldBe(dates);
        html.Body.ShouldNotBeNull().TextContent.ShouldBe(text ?? "");
        html.QuerySelectorAll("b").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_table_keeps_the_dates_of_its_cells_whole()
    {
        var html = await Rendering.RenderAsync<DataTable<string>>(new()
        {
            ["Rows"] = new[] { "13-04-2024 09:30" }, ["Query"] = TableQuery.Parse("verzekerden", ""), ["Caption"] = "Verzekerden",
            ["Columns"] = new TableColumn<string>[] { new("Ingangsdatum", row => row) },
        });
        html.QuerySelector("td .portal-whole").ShouldNotBeNull().TextContent.ShouldBe("13-04-2024");
        html.QuerySelector("td").ShouldNotBeNull().ChildNodes.Length.ShouldBe(1, "as a card each node of a cell has a place of its own");
    }
}
