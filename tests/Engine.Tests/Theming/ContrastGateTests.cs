using Engine.Theming;
using Shouldly;
using Testing;

namespace Engine.Tests.Theming;

public sealed class ContrastGateTests
{
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#fff", "#fff", 1)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#ff0000", "#ffffff", 4.0)]
    public void Counts_as_WCAG_does(string first, string second, double ratio)
    {
        Contrast.Ratio(first, second).ShouldBe(ratio, 0.01);
        Contrast.Ratio(second, first).ShouldBe(ratio, 0.01);
    }

    public static TheoryData<string> Pairs() => [.. ContrastGate.Pairs.Select(p => $"{p.Colour}|{p.On}")];

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Refuses_a_theme_in_which_one_pair_is_too_faint_and_names_it(string pair)
    {
        var (colour, on) = (pair.Split('|')[0], pair.Split('|')[1]);
        using var themes = new ThemeFolder();
        // the colour that is nearest to its own background of all: the background itself
        themes.Colour("fletsers", colour, themes.Value(on));
        var fault = themes.Catalogue().Faults["fletsers"];
        fault.ShouldContain($"portal.color.{colour} ");
        fault.ShouldContain("1,00:1");
        fault.ShouldContain("nodig is");
    }

    [Theory]
    [InlineData("#777777", false)]
    [InlineData("#767676", true)]
    public void Text_needs_four_and_a_half_to_the_hundredth(string colour, bool allowed)
    {
        using var themes = new ThemeFolder();
        themes.Colour("grens", "muted", colour, """, "background": { "$value": "#ffffff" }""");
        themes.Catalogue().Faults.ContainsKey("grens").ShouldBe(!allowed);
    }

    [Fact]
    public void A_colour_that_shines_through_cannot_be_weighed_and_is_refused()
    {
        using var themes = new ThemeFolder();
        themes.Colour("glas", "text", "#1f293380");
        themes.Catalogue().Faults["glas"].ShouldContain("geen dekkende kleur");
    }

    [Fact]
    public void Every_theme_of_this_repository_passes() =>
        new ThemeCatalogue(Repository.Path("themes"), "none").Reload().ShouldBeEmpty();
}
