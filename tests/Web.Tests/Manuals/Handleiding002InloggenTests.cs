using AngleSharp.Dom;
using Shouldly;
using Testing.Http;
using Web.Tests.Account;

namespace Web.Tests.Manuals;

/// <summary>Manual 002, municipalities: signing in and the menu at the left.</summary>
public sealed class Handleiding002InloggenTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private static readonly string[] InOrder =
    [
        "Huidige deelnemers", "Nieuwe deelnemer", "In- en uitstroomlijsten", "Borderellen", "Contract gebruik", "Contract gegevens", "Berichten", "Accountbeheer", "Contact",
    ];

    [Theory]
    [InlineData("minima@waterdorp.example", "Eh2Plus", true)]
    [InlineData("minima@waterdorp.example", "Eh3", true)]
    [InlineData("minima@waterdorp.example", "Eh2", false)]
    public async Task Signing_in_asks_eherkenning_of_level_EH2_plus_or_EH3_and_an_account_002_01(string mail, string level, bool enters)
    {
        using var visitor = portal.Visit("mijnzz.localhost");
        var page = await (await visitor.OpenAsync("inloggen/eherkenning")).Form("simulator").Fill("Persoon", mail).Fill("Niveau", level)
            .SubmitAndFollowAsync("actie", "inloggen");
        page.Text.ShouldContain(enters ? "Welkom, Ingrid Mulder" : "te laag");
    }

    [Fact]
    public async Task The_menu_at_the_left_is_always_there_in_the_manuals_order_002_07()
    {
        var (visitor, page) = await portal.EnterAsync("minima@waterdorp.example");
        foreach (var at in (VisitedPage[])[page, await visitor.GetAsync("verzekerden"), await visitor.GetAsync("contractdetails")])
        {
            var menu = Menu(at);
            menu.ShouldBe(InOrder.Intersect(menu));
            new[] { "Huidige deelnemers", "In- en uitstroomlijsten", "Contract gebruik", "Contract gegevens", "Berichten", "Contact" }.Except(menu).ShouldBeEmpty();
            menu.ShouldNotContain("Accountbeheer");
        }
    }

    [Fact]
    public async Task Roles_of_one_person_add_up_002_05()
    {
        var (visitor, page) = await portal.EnterAsync("inkoop@waterdorp.example");
        page.Text.ShouldContain("Bas Verhoeven");
        (await visitor.GetAsync("contractdetails")).Text.ShouldContain("400200");
    }

    private static List<string> Menu(VisitedPage page) => [.. page.Document.QuerySelectorAll(".portal-nav__open a").Select(Label).Distinct()];

    private static string Label(IElement link)
    {
        link.QuerySelector(".portal-nav__badge")?.Remove();
        return link.TextContent.Trim();
    }
}
