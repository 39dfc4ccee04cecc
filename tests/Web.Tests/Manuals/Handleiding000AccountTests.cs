using System.Net;
using System.Text.RegularExpressions;
using Engine.Workflows.Requests;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;
using Web.Tests.Account;

namespace Web.Tests.Manuals;

/// <summary>Manual 000, chapter 1: asking for an account, the rules of addresses, and giving colleagues access.</summary>
public sealed class Handleiding000AccountTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string MainUser = "hoofdgebruiker@zorggroep-voorbeeld.example";
    private const string Desk = "balie@accountbeheer.example";
    private const string Host = "izz.localhost";

    [Fact]
    public async Task A_main_user_asks_for_an_account_and_the_desk_sends_an_activation_link_000_01()
    {
        const string mail = "petra.smit@oosterpoort.example";
        using var visitor = portal.Visit(Host);
        var page = await (await visitor.GetAsync("inloggen")).ClickAsync("Account aanvragen");
        page.Text.ShouldContain("accountbeheer@izzdoorvgz.nl");
        var sent = await Filled(page, "Ziekenhuis Oosterpoort", "Petra Smit", mail).Fill("CustomerNumber", "100400").Fill("Phone", "050 555 03 00").SubmitAndFollowAsync();
        sent.Text.ShouldContain("Uw aanvraag is verstuurd");
        sent.Text.ShouldContain("accountbeheer@izzdoorvgz.nl");
        var reference = (await portal.RequestAsync("izz", "Ziekenhuis Oosterpoort", _ => true)).Reference;
        sent.Text.ShouldContain($"Het kenmerk van uw aanvraag is {reference}.");

        (await portal.LetterAsync("izz", "accountbeheer@izzdoorvgz.nl", "Nieuwe aanvraag van een account")).ShouldContain("/werklijst");
        var (desk, start) = await portal.EnterAsync(Desk);
        start.Document.QuerySelector("a[href='werklijst']").ShouldNotBeNull();
        var task = await DemoPortal.TaskAsync(desk, "Account voor Ziekenhuis Oosterpoort");
        task.Text.ShouldContain("050 555 03 00");
        task.Text.ShouldContain($"Kenmerk {reference}");
        // the roles are those that this tenant gives a first user
        task.Text.ShouldContain("100400 Ziekenhuis Oosterpoort");
        task.Text.ShouldNotContain("Geen einddatum");
        (await portal.LetterAsync("izz", mail, "Wij hebben uw aanvraag van een account ontvangen")).ShouldContain($"Uw kenmerk is {reference}.");
        (await task.Form("besluiten").Fill("Besluit", "Approved").SubmitAndFollowAsync()).Text.ShouldContain("Uw besluit is verwerkt: Goedgekeurd.");

        var link = await portal.LinkAsync("izz", mail, "Activeer uw account bij IZZ Collectiviteiten");
        (await portal.LetterAsync("izz", mail, "Activeer uw account bij IZZ Collectiviteiten")).ShouldContain($"Het kenmerk van de aanvraag is {reference}.");
        var active = await (await visitor.GetAsync(link)).Form("activeren").Fill("New", "een goed wachtwoord").Fill("Repeat", "een goed wachtwoord").SubmitAndFollowAsync();
        active.Text.ShouldContain("Uw account is actief");
        var entered = await active.Form("inloggen").Fill("Mail", mail).Fill("Password", "een goed wachtwoord").SubmitAndFollowAsync();
        entered.Address.AbsolutePath.ShouldBe("/");
        (await visitor.GetAsync("mijn-aanvragen")).Text.ShouldContain("Ziekenhuis Oosterpoort", customMessage: "who asked as a visitor finds the request back");
        (await visitor.GetAsync(link)).Text.ShouldContain("Uw account is al actief");
        (await visitor.GetAsync("activeren?code=izz.0")).Text.ShouldContain("Deze link werkt niet (meer).");
        (await visitor.GetAsync("instellingen")).Text.ShouldContain("Hoofdgebruiker");
        (await portal.RequestAsync("izz", "Ziekenhuis Oosterpoort", r => r.EndedAt != null)).Status.ShouldBe("actief");
    }

    [Fact]
    public async Task A_refusal_is_mailed_to_the_applicant_with_the_reason_000_01()
    {
        const string mail = "jan.vos@onbekend-bedrijf.example";
        using var visitor = portal.Visit(Host);
        await Filled(await visitor.GetAsync("account-aanvragen"), "Onbekend bedrijf", "Jan Vos", mail).SubmitAsync();
        var (desk, _) = await portal.EnterAsync(Desk);
        var task = await DemoPortal.TaskAsync(desk, "Account voor Onbekend bedrijf");
        (await task.Form("besluiten").Fill("Besluit", "Rejected").SubmitAsync()).Text.ShouldContain("toelichting");
        var form = task.Form("besluiten").Fill("Besluit", "Rejected").Fill("Toelichting", "Wij zochten u op.\r\n\r\nUw organisatie heeft geen collectief contract bij ons.");
        (await form.SubmitAndFollowAsync()).Text.ShouldContain("Uw besluit is verwerkt: Afgewezen.");
        (await portal.LetterAsync("izz", mail, "Uw aanvraag van een account")).ShouldContain("Wij zochten u op.\n\nUw organisatie heeft geen collectief contract bij ons.");
        (await form.SubmitAsync()).Text.ShouldContain("al besloten");
        var request = await portal.RequestAsync("izz", "Onbekend bedrijf", r => r.EndedAt != null);
        request.Status.ShouldBe("geweigerd");
        (await portal.LetterAsync("izz", mail, "Uw aanvraag van een account")).ShouldContain(request.Reference);
    }

    [Fact]
    public async Task The_desk_asks_the_applicant_for_more_and_goes_on_with_the_answer_000_01()
    {
        const string mail = "eva.maas@twijfel.example";
        using var visitor = portal.Visit(Host);
        await Filled(await visitor.GetAsync("account-aanvragen"), "Zorghuis Twijfel", "Eva Maas", mail).SubmitAsync();
        var (desk, _) = await portal.EnterAsync(Desk);
        var task = await DemoPortal.TaskAsync(desk, "Account voor Zorghuis Twijfel");
        await task.Form("besluiten").Fill("Besluit", "MoreInfo").Fill("Toelichting", "Bij welk contract hoort u?").SubmitAndFollowAsync();
        (await portal.LetterAsync("izz", mail, "Een vraag over uw aanvraag van een account")).ShouldContain("Bij welk contract hoort u?");
        (await portal.RequestAsync("izz", "Zorghuis Twijfel", r => r.Status == "meer-informatie")).EndedAt.ShouldBeNull();
        (await DemoPortal.TaskAsync(desk, "Account voor Zorghuis Twijfel (wacht op antwoord)")).Text.ShouldContain("De vraag is gesteld. Wij wachten op het antwoord");
    }

    [Fact]
    public async Task Who_works_at_the_desk_does_not_decide_about_an_account_for_the_own_address_000_01()
    {
        using var visitor = portal.Visit(Host);
        await Filled(await visitor.GetAsync("account-aanvragen"), "Kliniek Eigenbelang", "Bas Balie", Desk).SubmitAndFollowAsync();
        await portal.RequestAsync("izz", "Kliniek Eigenbelang", r => r.Status == "in-behandeling");
        var (desk, _) = await portal.EnterAsync(Desk);
        (await desk.GetAsync("werklijst?aantal=100")).Document.QuerySelectorAll("main tbody a").ShouldNotContain(a => a.TextContent == "Account voor Kliniek Eigenbelang");
    }

    [Fact]
    public async Task Who_asks_again_while_the_first_waits_is_not_asked_about_twice_000_01()
    {
        using var visitor = portal.Visit(Host);
        var (desk, _) = await portal.EnterAsync(Desk);
        await AskAsync("kees@tweemaal.example");
        await DemoPortal.TaskAsync(desk, "Account voor Kliniek Tweemaal");
        await AskAsync("KEES@tweemaal.example");

        (await portal.RequestAsync("izz", "Kliniek Tweemaal", r => r.EndedAt != null)).Status.ShouldBe("dubbel");
        (await desk.GetAsync("werklijst?aantal=100")).Document.QuerySelectorAll("main tbody a").Count(a => a.TextContent == "Account voor Kliniek Tweemaal").ShouldBe(1);

        async Task AskAsync(string mail) =>
            (await Filled(await visitor.GetAsync("account-aanvragen"), "Kliniek Tweemaal", "Kees Dubbel", mail).SubmitAndFollowAsync()).Text.ShouldContain("Uw aanvraag is verstuurd");
    }

    [Fact]
    public async Task The_same_form_sent_twice_is_one_request_and_an_address_that_has_an_account_gets_the_same_answer_000_01()
    {
        const string mail = "dubbel@oosterpoort.example";
        using var visitor = portal.Visit(Host);
        var page = await visitor.GetAsync("account-aanvragen");
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Filled(page, "Ziekenhuis Dubbelberg", "Ans Klik", mail).SubmitAsync()));
        var one = (await portal.Rows("izz", db => db.Set<PortalRequest>().Where(r => r.Title == "Ziekenhuis Dubbelberg").ToListAsync())).ShouldHaveSingleItem();
        answers.ShouldAllBe(a => a.RedirectsTo != null && a.RedirectsTo.PathAndQuery == $"/account-aanvragen?verstuurd=true&aanvraag={one.Reference}");

        var known = await Filled(await visitor.GetAsync("account-aanvragen"), "Zorggroep", "Marieke Hofstra", MainUser).SubmitAsync();
        var unknown = await Filled(await visitor.GetAsync("account-aanvragen"), "Zorggroep", "Marieke Hofstra", MainUser.Replace("hoofd", "loofd", StringComparison.Ordinal)).SubmitAsync();
        // each has a reference of its own, known or not
        Without(known).ShouldBe(Without(unknown));
        known.Bytes.Length.ShouldBe(unknown.Bytes.Length);

        static string Without(VisitedPage page) => Regex.Replace(page.RedirectsTo.ShouldNotBeNull().PathAndQuery, "[0-9A-F]{4}-[0-9A-F]{4}$", "");
    }

    [Fact]
    public async Task Mending_a_form_costs_nobody_their_turn_and_the_message_names_what_may_not_be_there_000_01()
    {
        using var visitor = portal.Visit(Host);
        var page = await visitor.GetAsync("account-aanvragen");
        for (var i = 0; i < 12; i++)
        {
            (await Filled(page, "Zorg <b>", "Ans Klik", "ans@verbeterd.example").SubmitAsync()).Text.ShouldContain("Laat deze tekens weg: / : < > @ \\");
        }

        (await Filled(page, "Zorg verbeterd", "Ans Klik", "ans@verbeterd.example").SubmitAsync()).RedirectsTo.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("petra@gmail.com", "Gebruik een e-mailadres van de organisatie")]
    [InlineData("petra@outlook.com", "Gebruik een e-mailadres van de organisatie")]
    [InlineData("petra@mail.outlook.com", "Gebruik een e-mailadres van de organisatie")]
    public async Task The_address_is_of_the_own_organisation_000_02(string mail, string message) => await RefusedAsync(mail, message);

    [Theory]
    [InlineData("personeel@oosterpoort.example", "Gebruik een persoonlijk e-mailadres")]
    [InlineData("Info+izz@oosterpoort.example", "Gebruik een persoonlijk e-mailadres")]
    public async Task The_address_is_personal_because_of_privacy_000_03(string mail, string message) => await RefusedAsync(mail, message);

    [Fact]
    public async Task The_sign_in_page_names_the_browsers_in_which_the_portal_works_well_000_05()
    {
        using var visitor = portal.Visit(Host);
        (await visitor.GetAsync("inloggen")).Document.QuerySelector("main").ShouldNotBeNull().TextContent.ShouldContain("werkt goed in Google Chrome en Firefox");
        using var other = portal.Visit("inszo.localhost");
        (await other.GetAsync("inloggen")).Text.ShouldNotContain("Firefox");
    }

    [Fact]
    public async Task Only_the_main_user_gives_colleagues_access_and_they_get_a_mail_with_a_code_000_14()
    {
        const string mail = "nieuwe.collega@zorggroep-voorbeeld.example";
        var (colleague, _) = await portal.EnterAsync("medewerker@zorggroep-voorbeeld.example");
        (await colleague.GetAsync("gebruikers")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await colleague.GetAsync("instellingen")).Document.QuerySelector("a[href='gebruikers']").ShouldBeNull();

        var (main, _) = await portal.EnterAsync(MainUser);
        var form = (await (await (await main.GetAsync("instellingen")).ClickAsync("Geef collega's toegang en bekijk alle gebruikers")).ClickAsync("Geef een collega toegang")).Form("gebruiker");
        var box = form.Fill("Name", "Nina Nieuw").Fill("Mail", mail);
        (await box.SubmitAsync()).Text.ShouldContain("Kies ten minste één rol");
        var list = await box.Fill("Toegang", "gebruiker|alle").SubmitAndFollowAsync();
        list.Text.ShouldContain("Nina Nieuw is uitgenodigd");

        (await portal.LetterAsync("izz", mail, "Activeer uw account bij IZZ Collectiviteiten")).ShouldNotContain("kenmerk", Case.Insensitive, "nobody asked the desk");
        var link = await portal.LinkAsync("izz", mail, "Activeer uw account bij IZZ Collectiviteiten");
        using var visitor = portal.Visit(Host);
        (await (await visitor.GetAsync(link)).Form("activeren").Fill("New", "kort").Fill("Repeat", "kort").SubmitAsync()).Text.ShouldContain("ten minste 12 tekens");
        (await (await visitor.GetAsync(link)).Form("activeren").Fill("New", "een goed wachtwoord").Fill("Repeat", "een ander").SubmitAsync()).Text.ShouldContain("niet gelijk");
        await (await visitor.GetAsync(link)).Form("activeren").Fill("New", "een goed wachtwoord").Fill("Repeat", "een goed wachtwoord").SubmitAsync();
        (await visitor.GetAsync(link)).Text.ShouldContain("Uw account is al actief");
        await (await visitor.GetAsync("inloggen")).Form("inloggen").Fill("Mail", mail).Fill("Password", "een goed wachtwoord").SubmitAndFollowAsync();
        (await visitor.GetAsync("verzekerden")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("gebruikers")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task All_users_stand_at_the_bottom_of_that_page_000_15()
    {
        var (main, _) = await portal.EnterAsync(MainUser);
        var page = await main.GetAsync("gebruikers");
        var table = page.Document.QuerySelector("main table")?.TextContent ?? "";
        foreach (var name in (string[])["Marieke Hofstra", "Joris Blom", "Samira el Idrissi"])
        {
            table.ShouldContain(name);
        }

        table.ShouldContain("300101");
        table.ShouldNotContain("Anneke van der Veen");
        (await main.GetAsync("gebruikers?filter-naam=samira")).Document.QuerySelectorAll("main tbody tr").Length.ShouldBe(1);
        (await main.GetAsync("gebruikers?aantal=10&sorteer=-naam")).Document.QuerySelector("main tbody tr").ShouldNotBeNull().TextContent.ShouldContain("Samira");
    }

    private static VisitedForm Filled(VisitedPage page, string organisation, string name, string mail) =>
        page.Form("aanvraag").Fill("Organisation", organisation).Fill("Name", name).Fill("Mail", mail);

    // at the request, the invitation and the change of the own address alike
    private async Task RefusedAsync(string mail, string message)
    {
        using var visitor = portal.Visit(Host);
        var asked = await Filled(await visitor.GetAsync("account-aanvragen"), "Ziekenhuis Oosterpoort", "Petra Smit", mail).SubmitAsync();
        asked.Text.ShouldContain(message);
        asked.Form("aanvraag")["Organisation"].ShouldBe("Ziekenhuis Oosterpoort");
        var (main, _) = await portal.EnterAsync(MainUser);
        (await (await main.GetAsync("gebruikers/nieuw")).Form("gebruiker").Fill("Name", "Petra").Fill("Mail", mail).Fill("Toegang", "gebruiker|alle").SubmitAsync())
            .Text.ShouldContain(message);
        (await (await main.GetAsync("instellingen/gegevens")).Form("mail").Fill("Mail", mail).Fill("Password", DemoPortal.Password).SubmitAsync()).Text.ShouldContain(message);
    }
}
