using System.Net;
using AngleSharp.Dom;
using Shouldly;
using Testing.Http;
using Web.Tests.Account;

namespace Web.Tests.Manuals;

/// <summary>Manual 001, agencies: signing in, and what a role then sees.</summary>
public sealed class Handleiding001InloggenTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private static readonly string[] InOrder =
    [
        "Dashboard", "Huidige deelnemers", "Oud deelnemers", "Nieuwe deelnemer", "Upload aan- en afmeldingen", "Upload declaratie", "In- en uitstroomlijsten", "Borderellen",
        "Eigen risico verbruik", "Verwerkingsverslagen", "Mislukte verwerkingen", "Contract gebruik", "Contract gegevens", "Berichten", "Accountbeheer",
    ];

    private const string Host = "mijnzz.localhost";
    private const string Administratief = "administratie@handen-genoeg.example";
    private const string Financieel = "financien@handen-genoeg.example";
    private const string Accountbeheerder = "beheer@handen-genoeg.example";

    [Fact]
    public async Task Signing_in_asks_a_means_of_level_EH2_plus_and_an_account_001_01()
    {
        using var visitor = portal.Visit(Host);
        var page = await visitor.GetAsync("inloggen");
        page.Text.ShouldContain("niveau EH2+ of hoger");
        page.Document.QuerySelectorAll("main a.utrecht-button").Single().TextContent.ShouldContain("Inloggen met eHerkenning");

        (await AnswerAsync(visitor, Administratief, "Eh2")).Text.ShouldContain("Het niveau van uw eHerkenning is te laag");
        (await AnswerAsync(visitor, "iemand zonder account", "Eh3")).Text.ShouldContain("U hebt nog geen account");
        (await AnswerAsync(visitor, Administratief, "Eh2Plus")).Text.ShouldContain("Welkom, Femke de Boer");
    }

    [Theory]
    [InlineData(Administratief, "Huidige deelnemers, Oud deelnemers, In- en uitstroomlijsten, Contract gebruik, Contract gegevens, Berichten", "Accountbeheer, Borderellen")]
    [InlineData(Financieel, "Contract gebruik, Contract gegevens, Berichten", "Huidige deelnemers, Oud deelnemers, In- en uitstroomlijsten, Accountbeheer")]
    [InlineData(Accountbeheerder, "Contract gegevens, Accountbeheer", "Huidige deelnemers, Oud deelnemers, In- en uitstroomlijsten")]
    public async Task What_somebody_sees_follows_the_roles_in_the_manuals_order_001_02_001_59(string mail, string sees, string seesNot)
    {
        var (_, page) = await portal.EnterAsync(mail);
        var menu = Menu(page);
        menu[0].ShouldBe("Dashboard");
        menu.Intersect(InOrder).ShouldBe(InOrder.Intersect(menu));
        menu.Except(InOrder).ShouldBe(["Contact"]);
        sees.Split(", ").Except(menu).ShouldBeEmpty();
        seesNot.Split(", ").Intersect(menu).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Administratief, HttpStatusCode.OK)]
    [InlineData(Financieel, HttpStatusCode.Forbidden)]
    [InlineData(Accountbeheerder, HttpStatusCode.Forbidden)]
    public async Task What_somebody_can_do_follows_the_roles_001_02(string mail, HttpStatusCode status)
    {
        var (visitor, _) = await portal.EnterAsync(mail);
        (await visitor.GetAsync("verzekerden")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_role_for_one_contract_reaches_that_contract_001_02()
    {
        var (visitor, _) = await portal.EnterAsync(Financieel);
        var text = (await visitor.GetAsync("contractdetails")).Text;
        text.ShouldContain("400100");
        text.ShouldNotContain("400101");
    }

    [Fact]
    public async Task Without_a_means_of_eherkenning_nobody_of_an_agency_signs_in_001_57()
    {
        using var visitor = portal.Visit(Host);
        var page = await (await visitor.GetAsync("inloggen")).Form("inloggen").Fill("Mail", Administratief).Fill("Password", DemoPortal.Password).SubmitAsync();
        page.Text.ShouldContain("klopt niet");
        var reset = await (await visitor.GetAsync("wachtwoord-vergeten")).Form("wachtwoord-vergeten").Fill("Mail", Administratief).SubmitAsync();
        reset.Status.ShouldNotBe(HttpStatusCode.InternalServerError);
        (await portal.Rows("mijnzz", db => Task.FromResult(db.Set<Engine.Access.Account>().Single(a => a.Mail == Administratief).PasswordHash))).ShouldBeNull();
    }

    private static List<string> Menu(VisitedPage page) => [.. page.Document.QuerySelectorAll(".portal-nav__open a").Select(Label).Distinct()];

    private static string Label(IElement link)
    {
        link.QuerySelector(".portal-nav__badge")?.Remove();
        return link.TextContent.Trim();
    }

    private static async Task<VisitedPage> AnswerAsync(Visitor visitor, string person, string level)
    {
        var form = (await visitor.OpenAsync("inloggen/eherkenning")).Form("simulator").Fill("Niveau", level);
        return await (person.Contains('@') ? form.Fill("Persoon", person) : form.Fill("Anders", person).Fill("Kvk", "27312345")).SubmitAndFollowAsync("actie", "inloggen");
    }
}
