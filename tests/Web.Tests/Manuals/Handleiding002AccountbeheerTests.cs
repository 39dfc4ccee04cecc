using System.Net;
using Shouldly;
using Web.Tests.Account;

namespace Web.Tests.Manuals;

/// <summary>Manual 002: the roles of a municipality, asking for an account, and "Accountbeheer".</summary>
public sealed class Handleiding002AccountbeheerTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Administrative = "minima@waterdorp.example";
    private const string Manager = "inkoop@waterdorp.example";
    private const string Host = "mijnzz.localhost";

    [Fact]
    public async Task An_account_is_asked_for_with_an_online_form_on_which_roles_are_chosen_002_02()
    {
        const string mail = "jo.peters@nieuwdorp.example";
        using var visitor = portal.Visit(Host);
        var form = (await (await visitor.GetAsync("inloggen")).ClickAsync("Vraag een account aan")).Form("aanvraag");
        form.Fill("Organisation", "Gemeente Nieuwdorp").Fill("Kvk", "1234").Fill("Name", "Jo Peters").Fill("Mail", mail);
        var refused = await form.SubmitAsync();
        refused.Text.ShouldContain("acht cijfers");
        refused.Text.ShouldContain("Kies ten minste één rol");
        form.Force("Roles", "beheerder");
        (await form.Fill("Kvk", "12345678").SubmitAsync()).Text.ShouldContain("Kies ten minste één rol", customMessage: "a role of the insurer's staff cannot be asked for");
        (await form.Fill("Roles", "administratief").SubmitAndFollowAsync()).Text.ShouldContain("Uw aanvraag is verstuurd");

        var (desk, _) = await portal.EnterAsync("balie@zakelijk.example");
        var task = await DemoPortal.TaskAsync(desk, "Account voor Gemeente Nieuwdorp");
        task.Text.ShouldContain("12345678");
        var found = await task.Form("besluiten").Fill("zoek", "waterdorp").SubmitAsync("Zoeken", "ja");
        var choice = found.Document.QuerySelectorAll("button[name=Kies]").First().GetAttribute("value").ShouldNotBeNull();
        var chosen = await found.Form("besluiten").SubmitAsync("Kies", choice);
        chosen.Text.ShouldContain("Administratief medewerker");
        chosen.Document.QuerySelector("input[name=Toegang][value='administratief|alle'][checked]").ShouldNotBeNull();
        chosen.Document.QuerySelector("input[name=Toegang][value='financieel|alle'][checked]").ShouldBeNull();
        (await portal.LetterAsync("mijnzz", "zakelijkemarkt@zorgenzekerheid.nl", "Nieuwe aanvraag van een account")).ShouldContain("/werklijst");
    }

    [Fact]
    public async Task The_administrative_role_sees_the_participants_002_03()
    {
        var (visitor, _) = await portal.EnterAsync(Administrative);
        (await visitor.GetAsync("verzekerden")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("gebruikers")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_financial_role_does_no_administrative_work_and_roles_combine_002_04_002_05()
    {
        var (visitor, start) = await portal.EnterAsync(Manager);
        (await visitor.GetAsync("contractdetails")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync("verzekerden")).Status.ShouldBe(HttpStatusCode.Forbidden);
        start.Document.QuerySelector("nav a[href='gebruikers']").ShouldNotBeNull().TextContent.Trim().ShouldBe("Accountbeheer");
        (await visitor.GetAsync("instellingen")).Text.ShouldContain("Accountbeheerder, Financieel medewerker");
    }

    [Fact]
    public async Task An_account_manager_makes_colleagues_and_gives_rights_that_combine_002_05()
    {
        var (manager, _) = await portal.EnterAsync(Manager);
        var form = (await manager.GetAsync("gebruikers/nieuw")).Form("gebruiker").Fill("Name", "Carla Combi").Fill("Mail", "carla@waterdorp.example");
        form.Values.ShouldNotContain(v => v.Name == "Toegang");
        form.Fill("Toegang", "administratief|alle");
        (await form.SubmitAndFollowAsync()).Text.ShouldContain("Carla Combi is uitgenodigd");
        (await manager.GetAsync("gebruikers/nieuw")).Document.QuerySelectorAll("input[name=Toegang]").Select(i => i.GetAttribute("value"))
            .ShouldBe(["administratief|alle", "financieel|alle", "accountbeheerder|alle"], "a municipality with one contract ticks roles only");
    }

    [Fact]
    public async Task New_roles_come_from_the_insurer_by_mail_or_from_the_own_account_manager_002_06()
    {
        var (visitor, _) = await portal.EnterAsync(Administrative);
        (await visitor.GetAsync("contact")).Text.ShouldContain("zakelijkemarkt@zorgenzekerheid.nl");

        var (manager, _) = await portal.EnterAsync(Manager);
        var page = await (await manager.GetAsync("gebruikers")).ClickAsync("Ingrid Mulder");
        await page.Form("toegang").Fill("Toegang", "financieel|alle").SubmitAsync();
        var (again, _) = await portal.EnterAsync(Administrative);
        (await again.GetAsync("instellingen")).Text.ShouldContain("Financieel medewerker");
        (await again.GetAsync("verzekerden")).Status.ShouldBe(HttpStatusCode.Forbidden);
        await (await (await manager.GetAsync("gebruikers")).ClickAsync("Ingrid Mulder")).Form("toegang").Fill("Toegang", "administratief|alle").SubmitAsync();
    }

    [Fact]
    public async Task Rights_and_contracts_of_a_user_are_ticked_after_bewerken_002_28()
    {
        const string manager = "beheer@handen-genoeg.example";
        const string flex = "directie@flexkracht-rijnland.example";
        var (visitor, _) = await portal.EnterAsync(manager);
        var list = await visitor.GetAsync("gebruikers");
        var page = await list.ClickAsync("bewerken Tom Jansen");
        page.Document.QuerySelector("main form button[type=submit]").ShouldNotBeNull().TextContent.ShouldBe("Account bewerken");
        var boxes = page.Document.QuerySelectorAll("input[name=Toegang]");
        boxes.Length.ShouldBe(9, "three roles, each for all contracts or one of two");
        var contract = boxes.Select(b => b.GetAttribute("value") ?? "").First(v => v.StartsWith("financieel|", StringComparison.Ordinal) && !v.EndsWith("alle", StringComparison.Ordinal));
        (await page.Form("toegang").Fill("Toegang", contract).SubmitAndFollowAsync()).Text.ShouldContain("de rollen zijn gewijzigd");
        (await portal.MailAsync(flex, "Uw rollen zijn gewijzigd")).ShouldContain("Financieel medewerker (400100)");
    }
}
