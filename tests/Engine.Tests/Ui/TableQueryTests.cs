using Engine.Ui;
using Shouldly;

namespace Engine.Tests.Ui;

public sealed class TableQueryTests
{
    [Fact]
    public void Reads_sort_filters_size_and_cursor()
    {
        var query = TableQuery.Parse("verzekerden", "?sorteer=-naam&filter-naam=+de+boer+&filter-leeg=&aantal=50&na=abc");
        query.Sort.ShouldBe("naam");
        query.Descending.ShouldBeTrue();
        query.Filters.ShouldBe(new Dictionary<string, string> { ["naam"] = "de boer" });
        query.Size.ShouldBe(50);
        query.After.ShouldBe("abc");
    }

    [Fact]
    public void Keeps_the_other_parameters_of_the_page() =>
        TableQuery.Parse("verzekerden", "?zoek=van%20der%20Poel&contract=7&na=x").SortBy("naam")
            .ShouldBe("verzekerden?zoek=van%20der%20Poel&contract=7&sorteer=naam");

    [Fact]
    public void Sorting_again_by_the_same_column_turns_the_order_round()
    {
        var once = TableQuery.Parse("v", "?sorteer=naam");
        once.SortBy("naam").ShouldBe("v?sorteer=-naam");
        once.SortBy("datum").ShouldBe("v?sorteer=datum");
        TableQuery.Parse("v", "?sorteer=-naam").SortBy("naam").ShouldBe("v?sorteer=naam");
    }

    [Fact]
    public void A_new_order_filter_or_size_starts_at_the_first_page()
    {
        var query = TableQuery.Parse("v", "?filter-naam=jansen&na=c5");
        query.With().ShouldContain("na=c5");
        query.SortBy("naam").ShouldNotContain("na=c5");
        query.With(size: 50).ShouldNotContain("na=c5");
        query.With(filters: new Dictionary<string, string>()).ShouldBe("v");
        query.With(before: "c1").ShouldBe("v?filter-naam=jansen&voor=c1");
        query.FirstPage().ShouldBe("v?filter-naam=jansen");
    }

    [Fact]
    public void An_unknown_sort_column_falls_back()
    {
        TableQuery.Parse("v", "?sorteer=bsn;drop").SortOr("naam", "naam", "datum").ShouldBe("naam");
        TableQuery.Parse("v", "?sorteer=datum").SortOr("naam", "naam", "datum").ShouldBe("datum");
        TableQuery.Parse("v", "").SortOr("naam", "naam").ShouldBe("naam");
    }

    [Fact]
    public void Ten_thousand_characters_are_cut_and_a_cut_cursor_is_dropped()
    {
        var long10k = new string('a', 10_000);
        var query = TableQuery.Parse("v", $"?filter-naam={long10k}&sorteer={long10k}&na={long10k}&zoek={long10k}&aantal={long10k}&{long10k}=x");
        query.Filter("naam").ShouldNotBeNull().Length.ShouldBe(TableQuery.MaxLength);
        query.After.ShouldBeNull();
        query.Size.ShouldBe(25);
        query.With().Length.ShouldBeLessThan(1500);
    }

    [Theory]
    [InlineData("?aantal=1000000")]
    [InlineData("?aantal=-5")]
    [InlineData("?aantal=abc")]
    [InlineData("?aantal=")]
    public void A_page_size_that_is_not_offered_is_ignored(string query) => TableQuery.Parse("v", query).Size.ShouldBe(25);

    [Theory]
    [InlineData("?%zz&=&&filter-=x&sorteer=-")]
    [InlineData("?filter-naam=%00%ff%fe")]
    [InlineData("???")]
    public void Odd_query_strings_never_throw(string query) => Should.NotThrow(() => TableQuery.Parse("v", query).SortBy("naam"));

    [Fact]
    public void Hundreds_of_parameters_are_not_all_kept() =>
        TableQuery.Parse("v", "?" + string.Join('&', Enumerable.Range(0, 500).Select(i => $"p{i}=1"))).Others.Count.ShouldBe(40);
}
