using Shouldly;
using Testing.Http;
using Web.Tests.Account;

namespace Web.Tests.Admin.Features;

public sealed class SimulatorPageTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    [Fact]
    public async Task The_simulator_tells_what_an_account_sees_and_which_setting_decides_it()
    {
        var (admin, _) = await portal.EnterAsync("beheer@accountbeheer.example");
        var found = await admin.GetAsync("beheer/simulator?zoek=anneke");
        var account = found.Document.QuerySelectorAll("select[name=account] option").Single(o => o.TextContent.Contains("Anneke", StringComparison.Ordinal)).GetAttribute("value");

        var page = await admin.GetAsync($"beheer/simulator?zoek=anneke&account={account}&datum=01-03-2026");
        page.Text.ShouldContain("Anneke van der Veen bij Thuiszorg De Wilg, op 01-03-2026");
        Row(page, "collectiviteit.detail").ShouldContain("Deze functie hoort niet bij dit contract.");
        Row(page, "collectiviteit.detail").ShouldContain("features.collectiviteit.detail.when");
        Row(page, "collectiviteit.zoeken").ShouldContain("te zien");
        Row(page, "portal.functies").ShouldContain("portal.functies-beheren");
    }

    [Fact]
    public async Task The_only_one_found_is_shown_as_that_person_signs_in_and_who_must_choose_sees_nobody_else()
    {
        var (admin, _) = await portal.EnterAsync("beheer@zakelijk.example");
        var page = await admin.GetAsync("beheer/simulator?zoek=minima@waterdorp.example&niveau=");
        page.Text.ShouldContain("bij Gemeente Waterdorp, op");
        page.Text.ShouldNotContain("Een bezoeker die niet is ingelogd", Case.Sensitive);
        var several = await admin.GetAsync("beheer/simulator?zoek=e");
        several.Text.ShouldContain("Er zijn meer accounts gevonden.");
        several.Document.QuerySelectorAll("#tabel").Length.ShouldBe(0);
        (await admin.GetAsync("beheer/simulator?zoek=bestaatnietzo")).Text.ShouldContain("Er is niemand gevonden");
    }

    [Fact]
    public async Task The_simulator_finds_the_feature_of_a_page_by_its_address()
    {
        var (admin, _) = await portal.EnterAsync("beheer@accountbeheer.example");
        (await admin.GetAsync("beheer/simulator?adres=beheer/functies/iets")).Document.QuerySelectorAll("tbody tr").ShouldHaveSingleItem()
            .TextContent.ShouldContain("Log in om deze functie te gebruiken.");
        (await admin.GetAsync("beheer/simulator?adres=bestaat-niet")).Text.ShouldContain("Er is geen pagina met het adres");
    }

    [Theory]
    [InlineData("account=onzin&organisatie=-&contract=-1&niveau=9999&datum=31-02-2026")]
    [InlineData("account=00000000-0000-0000-0000-000000000000&niveau=eh4")]
    public async Task Odd_input_is_answered_and_never_a_fault(string query)
    {
        var (admin, _) = await portal.EnterAsync("beheer@accountbeheer.example");
        (await admin.GetAsync("beheer/simulator?" + query)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_user_reads_why_something_is_not_there_and_whom_to_ask()
    {
        var (user, _) = await portal.EnterAsync("hoofdgebruiker@thuiszorg-de-wilg.example");
        var page = await user.GetAsync("waarom");
        page.Text.ShouldContain("Deze functie hoort niet bij dit contract.");
        page.Text.ShouldContain("Klopt het niet?");
        page.Text.ShouldNotContain("features.");
        page.Text.ShouldNotContain("Simulator");
        page.Text.ShouldNotContain("Deze functie staat uit", customMessage: "what the portal does not offer is not missed");
        var names = page.Document.QuerySelectorAll("#tabel tbody strong").Select(n => n.TextContent).ToList();
        names.ShouldBe(names.Order(StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("nl-NL"), ignoreCase: true)));
    }

    private static string Row(VisitedPage page, string feature) =>
        page.Document.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector($"a[href='beheer/functies/{feature}']") is not null).TextContent;
}
