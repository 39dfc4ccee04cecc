using System.Text;
using Engine.Theming;
using Shouldly;
using Testing;

namespace Engine.Tests.Theming;

public sealed class ThemeCatalogueTests
{
    [Fact]
    public void A_theme_inherits_the_base_and_an_alias_of_the_base_follows_what_the_theme_sets()
    {
        using var themes = new ThemeFolder();
        themes.Colour("paars", "action", "#5b2a86");
        var theme = themes.Catalogue().Find("paars").ShouldNotBeNull();
        theme.Values["portal.color.text"].ShouldBe("#1f2933");
        theme.Values["utrecht.button.primary-action.background-color"].ShouldBe("#5b2a86");
        Css(theme).ShouldContain("--utrecht-button-primary-action-background-color:#5b2a86;");
    }

    [Fact]
    public void An_alias_may_point_to_an_alias()
    {
        using var themes = new ThemeFolder();
        themes.Write("keten", """{ "portal": { "color": { "link": { "$value": "{portal.color.brand}" }, "brand": { "$value": "{portal.color.heading}" } } } }""");
        themes.Catalogue().Find("keten").ShouldNotBeNull().Values["portal.color.link"].ShouldBe("#1f2933");
    }

    [Fact]
    public void A_circle_of_aliases_is_refused_with_its_trail()
    {
        using var themes = new ThemeFolder();
        themes.Write("kring", """{ "portal": { "color": { "link": { "$value": "{portal.color.brand}" }, "brand": { "$value": "{portal.color.link}" } } } }""");
        themes.Catalogue().Faults["kring"].ShouldContain("in een kring (portal.color.link > portal.color.brand > portal.color.link)");
    }

    [Theory]
    [InlineData("""{ "portal": { "color": { "link": { "$value": "{portal.color.weg}" } } } }""", "portal.color.weg, dat niet bestaat")]
    [InlineData("""{ "portal": { "color": { "link": { "$value": "red;}body{display:none" } } } }""", "is geen color")]
    [InlineData("""{ "portal": { "radius": { "card": { "$value": "1px;color:red" } } } }""", "is geen dimension")]
    [InlineData("""{ "portal": { "font": { "body": { "$value": ["x\";}"] } } } }""", "is geen fontFamily")]
    [InlineData("""{ "portal": { "nieuw": { "$value": "x" } } }""", "onbekend $type")]
    [InlineData("""{ "portal": { "color": "blauw" } }""", "verwacht een groep of een token")]
    [InlineData("""{ "portal": {""", "geen geldige JSON")]
    [InlineData("[]", "verwacht een object")]
    [InlineData("""{ "$extensions": { "portal.theme": { "look": { "hero": "vuurwerk" } } } }""", "look.hero: 'vuurwerk' bestaat niet")]
    [InlineData("""{ "$extensions": { "portal.theme": { "fonts": { "A": "../../secret" } } } }""", "fonts:")]
    [InlineData("""{ "$extensions": { "portal.theme": 5 } }""", "verwacht fonts en look")]
    [InlineData("""{ "$type": 5 }""", "liep vast")]
    [InlineData("""{ "$extensions": 5 }""", "liep vast")]
    [InlineData("""{ "$extensions": { "portal.theme": { "look": null } } }""", "liep vast")]
    public void What_is_wrong_is_refused_by_name(string json, string reason)
    {
        using var themes = new ThemeFolder();
        themes.Write("fout", json);
        var catalogue = themes.Catalogue();
        catalogue.Faults["fout"].ShouldContain(reason);
        catalogue.Find("fout").ShouldBeNull();
        catalogue.Find("base").ShouldNotBeNull();
    }

    [Fact]
    public void A_changed_theme_gets_a_new_hash_and_a_bad_one_leaves_the_last_good()
    {
        using var themes = new ThemeFolder();
        themes.Colour("levend", "action", "#5b2a86");
        var catalogue = themes.Catalogue();
        var first = catalogue.Find("levend").ShouldNotBeNull();
        var seen = catalogue.Fingerprint();

        themes.Colour("levend", "action", "#7a1f1f");
        catalogue.Fingerprint().ShouldNotBe(seen);
        catalogue.Reload().ShouldBeEmpty();
        var second = catalogue.Find("levend").ShouldNotBeNull();
        second.Hash.ShouldNotBe(first.Hash);
        second.Values["portal.color.action"].ShouldBe("#7a1f1f");

        themes.Colour("levend", "action", "#ffff00");
        catalogue.Reload().Keys.ShouldBe(["levend"]);
        catalogue.Find("levend").ShouldBe(second);
    }

    [Fact]
    public void A_theme_whose_folder_is_gone_keeps_running()
    {
        using var themes = new ThemeFolder();
        themes.Colour("weg", "action", "#5b2a86");
        var catalogue = themes.Catalogue();
        var (theme, seen) = (catalogue.Find("weg").ShouldNotBeNull(), catalogue.Find("base"));

        themes.Remove("weg");
        themes.Remove("base");
        catalogue.Reload().Keys.ShouldBe(["base", "weg"], ignoreOrder: true);
        catalogue.Find("weg").ShouldBeSameAs(theme);
        catalogue.Find("base").ShouldBeSameAs(seen);
    }

    [Fact]
    public void A_byte_order_mark_is_no_fault()
    {
        using var themes = new ThemeFolder();
        themes.Write("merk", "\uFEFF{}");
        themes.Catalogue().Faults.ShouldBeEmpty();
    }

    [Fact]
    public void The_hash_covers_the_pictures_and_not_the_moment()
    {
        using var themes = new ThemeFolder();
        themes.Write("beeld", "{}");
        var first = themes.Catalogue().Find("beeld")?.Hash;
        themes.Catalogue().Find("beeld").ShouldNotBeNull().Hash.ShouldBe(first);
        themes.Write("beeld", "<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.svg");
        themes.Catalogue().Find("beeld").ShouldNotBeNull().Hash.ShouldNotBe(first);
    }

    [Fact]
    public void The_four_brands_differ_in_colour_letter_shape_and_layout()
    {
        var catalogue = new ThemeCatalogue(Repository.Path("themes"), Repository.Path("src", "Web", "wwwroot", "lib", "fonts"));
        catalogue.Reload();
        var brands = catalogue.Names.Where(n => n != "base").Select(n => catalogue.Find(n)).OfType<Theme>().ToList();
        brands.Count.ShouldBe(4);
        foreach (var token in new[] { "portal.color.action", "portal.color.hero", "portal.font.body", "portal.radius.card", "portal.space.control" })
        {
            brands.Select(b => b.Values[token]).Distinct().Count().ShouldBe(4, token);
        }

        brands.Select(b => b.Classes).Distinct().Count().ShouldBe(4);
        brands.Select(b => Encoding.UTF8.GetString(b.Files["logo.svg"].Content.Span)).Distinct().Count().ShouldBe(4);
        // each finds the font that it names among those that npm brought
        brands.ShouldAllBe(b => b.Files.Keys.Any(f => f.EndsWith("-latin-wght-normal.woff2", StringComparison.Ordinal)));
    }

    private static string Css(Theme theme) => Encoding.UTF8.GetString(theme.Files["css"].Content.Span);
}
