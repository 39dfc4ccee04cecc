using System.Net;
using Engine.SignIn;
using Shouldly;
using Web.Tests.Account;

namespace Web.Tests.Manuals;

/// <summary>Manual 001, "Accountbeheer": what the account manager of an agency does.</summary>
public sealed class Handleiding001AccountbeheerTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Manager = "beheer@handen-genoeg.example";
    private const string Administrative = "administratie@handen-genoeg.example";
    private const string Financial = "financien@handen-genoeg.example";
    private const string Host = "mijnzz.localhost";

    [Fact]
    public async Task The_account_manager_sees_the_users_and_gives_another_profile_001_55()
    {
        var (manager, start) = await portal.EnterAsync(Manager);
        var list = await start.ClickAsync("Accountbeheer");
        list.Text.ShouldContain("Femke de Boer");
        list.Text.ShouldContain("Financieel medewerker: 400100");
        list.Text.ShouldNotContain("Ingrid Mulder");

        var (financial, _) = await portal.EnterAsync(Financial);
        (await financial.GetAsync("verzekerden")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var form = (await list.ClickAsync("Ruben Visser")).Form("toegang");
        form["Toegang"].ShouldNotBeNull().ShouldStartWith("financieel|");
        (await form.Fill("Toegang", "administratief|alle").SubmitAndFollowAsync()).Text.ShouldContain("Ruben Visser: de rollen zijn gewijzigd");

        // within five seconds the old rights are gone on every node (AUT-8)
        portal.Clock.Advance(ActorLoader.Freshness);
        (await financial.GetAsync("contractdetails")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        var (again, _) = await portal.EnterAsync(Financial);
        (await again.GetAsync("verzekerden")).Status.ShouldBe(HttpStatusCode.OK);
        (await portal.MailAsync(Financial, "Uw rollen zijn gewijzigd")).ShouldContain("Administratief medewerker (alle contracten)");
        manager.Dispose();
    }

    [Fact]
    public async Task Somebody_without_any_role_is_stopped_and_not_left_with_nothing_001_55()
    {
        var (manager, _) = await portal.EnterAsync(Manager);
        var page = await (await manager.GetAsync("gebruikers")).ClickAsync("Femke de Boer");
        var refused = await page.Form("toegang").Clear("Toegang").SubmitAsync();
        refused.Text.ShouldContain("Kies ten minste één rol, of stop de toegang hieronder.");
        (await (await manager.GetAsync("gebruikers")).ClickAsync("Femke de Boer")).Form("toegang")["Toegang"].ShouldNotBeNull();
    }

    [Fact]
    public async Task The_account_manager_deactivates_a_user_who_is_out_within_five_seconds_001_55()
    {
        var (manager, _) = await portal.EnterAsync(Manager);
        var (user, _) = await portal.EnterAsync(Administrative);
        (await user.GetAsync("verzekerden")).Status.ShouldBe(HttpStatusCode.OK);
        var page = await (await manager.GetAsync("gebruikers")).ClickAsync("Femke de Boer");
        (await page.Form("stand").SubmitAndFollowAsync("Stand", "stoppen")).Text.ShouldContain("Femke de Boer: de toegang is gestopt");
        portal.Clock.Advance(ActorLoader.Freshness);
        (await user.GetAsync("verzekerden")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        var (_, refused) = await portal.EnterAsync(Administrative);
        refused.Address.AbsolutePath.ShouldNotBe("/");

        page = await (await manager.GetAsync("gebruikers?filter-stand=Stopped")).ClickAsync("Femke de Boer");
        await page.Form("stand").SubmitAsync("Stand", "herstellen");
        var (back, _) = await portal.EnterAsync(Administrative);
        (await back.GetAsync("verzekerden")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_account_is_made_when_all_fields_are_filled_001_56()
    {
        const string mail = "nieuw.account@handen-genoeg.example";
        var (manager, _) = await portal.EnterAsync(Manager);
        var form = (await (await manager.GetAsync("gebruikers")).ClickAsync("Nieuw account aanmaken")).Form("gebruiker");
        var empty = await form.SubmitAsync();
        foreach (var message in (string[])["Vul de naam van uw collega in", "Vul een e-mailadres in", "Kies ten minste één rol"])
        {
            empty.Text.ShouldContain(message);
        }

        var kept = await form.Fill("Name", "Ella Nieuw").SubmitAsync();
        kept.Form("gebruiker")["Name"].ShouldBe("Ella Nieuw");
        (await form.Fill("Mail", mail).Fill("Toegang", "administratief|alle").SubmitAndFollowAsync()).Text.ShouldContain("Ella Nieuw is uitgenodigd");
        (await form.SubmitAsync()).Text.ShouldContain("al uitgenodigd", customMessage: "the same form once more is no second account");

        var pending = await (await manager.GetAsync("gebruikers?filter-stand=Invited")).ClickAsync("Ella Nieuw");
        (await pending.Form("uitnodiging").SubmitAndFollowAsync("Actie", "intrekken")).Text.ShouldContain("is ingetrokken");
        (await manager.GetAsync("gebruikers")).Text.ShouldNotContain("Ella Nieuw,");
        using var visitor = portal.Visit(Host);
        (await visitor.GetAsync(await portal.LinkAsync("mijnzz", mail, "Activeer uw account bij MijnZZ Zakelijk"))).Text.ShouldContain("werkt niet (meer)");
    }

    [Fact]
    public async Task A_colleague_needs_an_own_means_of_eHerkenning_before_the_account_opens_001_57()
    {
        const string mail = "eerst.eherkenning@handen-genoeg.example";
        var (manager, _) = await portal.EnterAsync(Manager);
        var page = await manager.GetAsync("gebruikers/nieuw");
        page.Text.ShouldContain("eerst een eigen eHerkenningsmiddel nodig");
        await page.Form("gebruiker").Fill("Name", "Eva Eerst").Fill("Mail", mail).Fill("Toegang", "administratief|alle").SubmitAsync();
        var link = await portal.LinkAsync("mijnzz", mail, "Activeer uw account bij MijnZZ Zakelijk");

        // no password detour: the page offers nothing but eHerkenning
        using var visitor = portal.Visit(Host);
        var activation = await visitor.GetAsync(link);
        activation.FormOrNone("activeren").ShouldBeNull();
        var simulator = await activation.ClickAsync("Ga verder met eHerkenning");

        // a means of another organisation does not open it; the own one does, once
        var wrong = await simulator.Form("simulator").Fill("Anders", "Eva Eerst").Fill("Kvk", "27254321").SubmitAndFollowAsync("actie", "inloggen");
        wrong.Text.ShouldContain("namens een andere organisatie");
        var again = await (await visitor.GetAsync(link)).ClickAsync("Ga verder met eHerkenning");
        var entered = await again.Form("simulator").Fill("Anders", "Eva Eerst").Fill("Kvk", "27312345").SubmitAndFollowAsync("actie", "inloggen");
        entered.Text.ShouldContain("Welkom");
        (await visitor.GetAsync("verzekerden")).Status.ShouldBe(HttpStatusCode.OK);
        (await portal.Visit(Host).GetAsync(link)).Text.ShouldContain("Uw account is al actief");
    }
}
