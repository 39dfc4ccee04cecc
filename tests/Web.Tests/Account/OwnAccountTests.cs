using System.Net;
using Engine.SignIn;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Account;

/// <summary>What people do about their own account: name, address, sessions, and the organisation that they work for.</summary>
public sealed class OwnAccountTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Host = "izz.localhost";

    [Fact]
    public async Task A_new_address_counts_once_the_link_mailed_there_is_followed_and_older_links_die_AUT_6()
    {
        const string old = "medewerker@zorggroep-voorbeeld.example";
        const string mail = "joris.blom@zorggroep-voorbeeld.example";
        var reset = await portal.ResetLinkAsync(old);
        var (visitor, _) = await portal.EnterAsync(old);
        var form = (await (await visitor.GetAsync("instellingen")).ClickAsync("Wijzig uw naam of e-mailadres")).Form("mail");
        (await form.Fill("Mail", mail).Fill("Password", "fout").SubmitAsync()).Text.ShouldContain("niet uw huidige wachtwoord");
        (await form.Fill("Password", DemoPortal.Password).SubmitAndFollowAsync()).Text.ShouldContain(mail);
        (await visitor.GetAsync("instellingen")).Text.ShouldContain(old);

        var link = await portal.LinkAsync("izz", mail, "Bevestig uw nieuwe e-mailadres");
        var forms = new List<VisitedForm>();
        for (var i = 0; i < 10; i++)
        {
            forms.Add((await portal.Visit(Host).GetAsync(link)).Form("bevestigen"));
        }

        var answers = await Task.WhenAll(forms.Select(f => f.SubmitAsync()));
        answers.Count(a => a.Status == HttpStatusCode.Found).ShouldBe(1);
        (await portal.LetterAsync("izz", old, "Uw e-mailadres is gewijzigd")).ShouldContain("Was u dit niet?");
        portal.Clock.Advance(ActorLoader.Freshness);
        (await visitor.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        using var other = portal.Visit(Host);
        (await other.GetAsync(reset)).FormOrNone("wachtwoord-instellen").ShouldBeNull();
        (await (await other.GetAsync("inloggen")).Form("inloggen").Fill("Mail", mail).Fill("Password", DemoPortal.Password).SubmitAsync()).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
    }

    [Fact]
    public async Task An_address_that_has_an_account_gets_the_same_answer_and_no_link()
    {
        const string taken = "hoofdgebruiker@zorggroep-voorbeeld.example";
        var (visitor, _) = await portal.EnterAsync("hoofdgebruiker@thuiszorg-de-wilg.example");
        (await (await visitor.GetAsync("instellingen/gegevens")).Form("mail").Fill("Mail", taken).Fill("Password", DemoPortal.Password).SubmitAndFollowAsync())
            .Text.ShouldContain($"Wij hebben een e-mail gestuurd naar {taken}");
        (await portal.LetterAsync("izz", taken, "U hebt al een account")).ShouldNotContain("code=");
    }

    [Fact]
    public async Task The_own_name_is_changed_at_once()
    {
        var (visitor, _) = await portal.EnterAsync("salaris@administratiekantoor-delta.example");
        await (await visitor.GetAsync("instellingen/gegevens")).Form("naam").Fill("Name", "  Kees   Dijkgraaf-de Wit ").SubmitAsync();
        (await visitor.GetAsync("instellingen")).Text.ShouldContain("Kees Dijkgraaf-de Wit");
        (await portal.LogAsync("izz", "portal.naam-wijzigen")).ShouldHaveSingleItem().Detail.ShouldBe("van: Kees Dijkgraaf; naar: Kees Dijkgraaf-de Wit");
    }

    [Fact]
    public async Task Own_sessions_are_listed_with_this_one_marked_and_one_of_them_is_ended()
    {
        const string mail = "hoofdgebruiker@zorggroep-voorbeeld.example";
        var other = portal.Visit(Host);
        other.Client.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1");
        await other.EnterAsync(portal.SignIn(mail));
        portal.Clock.Advance(TimeSpan.FromMinutes(10));
        (await other.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
        var (here, _) = await portal.EnterAsync(mail);
        var page = await (await here.GetAsync("instellingen")).ClickAsync("Bekijk waar u bent ingelogd");
        var rows = page.Document.QuerySelectorAll("main tbody tr").Select(r => r.TextContent).ToList();
        rows.Count(r => r.Contains("dit apparaat", StringComparison.Ordinal)).ShouldBe(1);
        var phone = rows.Single(r => r.Contains("Safari op iPhone", StringComparison.Ordinal));
        phone.ShouldContain(":00 uur", customMessage: "last use is told to the hour");

        (await page.Form("sessie").SubmitAndFollowAsync("sessie")).Text.ShouldContain("Het apparaat is uitgelogd");
        portal.Clock.Advance(ActorLoader.Freshness);
        (await other.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        (await here.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_of_somebody_else_is_not_ended()
    {
        var (victim, _) = await portal.EnterAsync("hoofdgebruiker@thuiszorg-de-wilg.example");
        var session = await portal.Rows("izz", async db => (await (
            from s in db.Set<Session>()
            join a in db.Set<Engine.Access.Account>() on s.AccountId equals a.Id
            where a.Mail == "hoofdgebruiker@thuiszorg-de-wilg.example"
            select s.Id).ToListAsync()).Max());
        var (attacker, _) = await portal.EnterAsync("salaris@administratiekantoor-delta.example");
        await (await attacker.GetAsync("instellingen/sessies")).Form("sessie").Force("sessie", session.ToString()).SubmitAsync();
        portal.Clock.Advance(ActorLoader.Freshness);
        (await victim.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task One_person_changes_organisation_in_the_header_without_script_and_a_stopped_one_is_not_offered()
    {
        const string mail = "salaris@administratiekantoor-delta.example";
        var (visitor, _) = await portal.EnterAsync(mail);
        var page = await visitor.GetAsync("instellingen");
        var form = page.Form("header form.portal-organisation__form");
        var options = page.Document.QuerySelectorAll("header select[name=organisatie] option").ToDictionary(o => o.TextContent, o => o.GetAttribute("value") ?? "");
        options.Keys.Order().ShouldBe(["Thuiszorg De Wilg", "Ziekenhuis Oosterpoort"]);
        await form.Fill("organisatie", options["Ziekenhuis Oosterpoort"]).SubmitAndFollowAsync();
        (await visitor.GetAsync("gebruikers")).Status.ShouldBe(HttpStatusCode.OK, "main user here");
        await form.Fill("organisatie", options["Thuiszorg De Wilg"]).SubmitAsync();
        (await visitor.GetAsync("gebruikers")).Status.ShouldBe(HttpStatusCode.Forbidden, "memberships are apart");

        var (manager, _) = await portal.EnterAsync("hoofdgebruiker@thuiszorg-de-wilg.example");
        var user = (await manager.GetAsync("gebruikers?filter-mail=delta")).Document.QuerySelector("main tbody a")?.GetAttribute("href") ?? "";
        await (await manager.GetAsync(user)).Form("stand").SubmitAsync("Stand", "stoppen");
        var (again, _) = await portal.EnterAsync(mail);
        (await again.GetAsync("instellingen")).Text.ShouldContain("Ziekenhuis Oosterpoort");
        (await again.GetAsync("instellingen")).Document.QuerySelector("header select[name=organisatie]").ShouldBeNull();
    }
}
