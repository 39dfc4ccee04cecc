using System.Net;
using Engine.Access;
using Engine.Audit;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Account.EHerkenning;

/// <summary>What follows when a broker has answered, walked through the simulator, whose answers pass the same rules as those of any broker.</summary>
public sealed class EHerkenningTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Host = "mijnzz.localhost";
    private const string Agency = "27312345";
    private const string Administrative = "administratie@handen-genoeg.example";

    [Fact]
    public async Task A_means_that_is_bound_opens_its_account_at_the_level_reached_001_01()
    {
        var (visitor, page) = await portal.EnterAsync(Administrative);
        page.Address.AbsolutePath.ShouldBe("/");
        page.Text.ShouldContain("Welkom, Femke de Boer");
        var line = await LastAsync();
        line.Outcome.ShouldBe(AuditOutcome.Success);
        line.Detail.ShouldNotBeNull().ShouldContain($"Eh2Plus namens KvK {Agency}");
        (await visitor.GetAsync("verzekerden")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_session_of_eherkenning_is_never_too_weak_for_the_second_step_of_passwords()
    {
        // 1 minute: what the loader made is asked for anew
        var (visitor, _) = await portal.EnterAsync(Administrative);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        (await visitor.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nothing_about_passwords_is_offered_to_who_has_none_001_01()
    {
        var (visitor, _) = await portal.EnterAsync(Administrative);
        string[] pages = ["", "/gegevens", "/sessies", "/wachtwoord", "/apparaat", "/apparaten", "/telefoonnummer", "/mailcode", "/passkeys", "/herstelcodes"];
        foreach (var page in pages)
        {
            var settings = await visitor.GetAsync($"instellingen{page}");
            settings.Status.ShouldBe(HttpStatusCode.OK, page);
            settings.Document.QuerySelector("main input[type=password], main a[href='instellingen/wachtwoord']").ShouldBeNull(page);
            settings.Document.QuerySelector("main").ShouldNotBeNull().TextContent.ShouldNotContain("en wijzig uw wachtwoord", customMessage: page);
        }

        (await visitor.GetAsync("instellingen/wachtwoord")).Text.ShouldContain("U logt in zonder wachtwoord");
        (await visitor.GetAsync("instellingen/apparaat/herstelcodes")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_desk_is_offered_nothing_about_passwords_for_who_has_none()
    {
        var (desk, _) = await portal.EnterAsync("balie@zakelijk.example");
        var page = await (await desk.GetAsync($"beheer/accounts?zoek={Administrative}")).ClickAsync("Femke de Boer");
        page.Text.ShouldContain("eHerkenning");
        page.Text.ShouldNotContain("Tweede stap");
        page.Document.QuerySelector("main input[value=ontgrendelen]").ShouldBeNull();
        page.Document.QuerySelector("main input[value=uitloggen]").ShouldNotBeNull();
    }

    [Fact]
    public async Task An_account_request_promises_no_user_name()
    {
        using var visitor = portal.Visit(Host);
        (await visitor.GetAsync("account-aanvragen")).Text.ShouldNotContain("gebruikersnaam");
        (await portal.Visit("izz.localhost").GetAsync("account-aanvragen")).Text.ShouldContain("gebruikersnaam");
    }

    [Fact]
    public async Task A_means_without_an_account_is_told_how_to_ask_for_one()
    {
        using var visitor = portal.Visit(Host);
        var page = await AnswerAsync(visitor, f => f.Fill("Anders", "Nieuwe Collega").Fill("Kvk", Agency));
        page.Address.AbsolutePath.ShouldBe("/inloggen/geen-account");
        page.Document.QuerySelector("main a[href='account-aanvragen']").ShouldNotBeNull();
        (await visitor.GetAsync("verzekerden")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        (await LastAsync()).Detail.ShouldNotBeNull().ShouldStartWith("eherkenning.no-account");
    }

    [Fact]
    public async Task The_same_person_for_another_organisation_is_another_means()
    {
        using var visitor = portal.Visit(Host);
        (await AnswerAsync(visitor, f => f.Fill("Persoon", Administrative).Fill("Kvk", "27254321"))).Address.AbsolutePath.ShouldBe("/inloggen/geen-account");
    }

    [Theory]
    [InlineData("Eh2", null, false)]
    [InlineData("Eh2Plus", null, true)]
    [InlineData("Eh2Plus", "eh3", false)]
    [InlineData("Eh3", "eh3", true)]
    [InlineData("Eh4", "eh3", true)]
    public async Task The_level_reached_must_be_the_one_that_was_asked(string reached, string? asked, bool enters)
    {
        using var visitor = portal.Visit(Host);
        var page = await AnswerAsync(visitor, f => f.Fill("Persoon", Administrative).Fill("Niveau", reached), asked is null ? "" : $"?niveau={asked}");
        if (enters)
        {
            page.Text.ShouldContain("Welkom");
            return;
        }

        page.Address.Query.ShouldContain("melding=niveau-te-laag");
        page.Text.ShouldContain("Het niveau van uw eHerkenning is te laag");
        // a level that is named asks for the means anew, or the broker would give the same again
        page.Document.QuerySelector("main a[href^='inloggen/eherkenning']").ShouldNotBeNull().GetAttribute("href").ShouldBe($"inloggen/eherkenning?niveau={asked ?? "eh2plus"}");
        (await visitor.GetAsync("verzekerden")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
    }

    [Fact]
    public async Task Who_stops_at_the_broker_can_try_again_and_goes_on_where_they_were_going()
    {
        using var visitor = portal.Visit(Host);
        var stopped = await visitor.FollowAsync(await (await visitor.OpenAsync("inloggen/eherkenning?returnUrl=%2Fverzekerden")).Form("simulator").SubmitAsync("actie", "annuleren"));
        stopped.Text.ShouldContain("Inloggen gestopt");
        (await LastAsync()).Detail.ShouldBe("eHerkenning: simulator.cancelled");
        var retry = stopped.Document.QuerySelector("main a[href^='inloggen/eherkenning']")?.GetAttribute("href");
        var page = await (await visitor.OpenAsync(retry ?? "")).Form("simulator").Fill("Persoon", Administrative).SubmitAndFollowAsync("actie", "inloggen");
        page.Address.AbsolutePath.ShouldBe("/verzekerden");
    }

    [Fact]
    public async Task An_answer_counts_once_and_only_in_the_browser_that_asked()
    {
        using var visitor = portal.Visit(Host);
        var form = (await visitor.OpenAsync("inloggen/eherkenning")).Form("simulator").Fill("Persoon", Administrative);
        using var thief = portal.Visit(Host);
        (await thief.OpenAsync(form.Address.PathAndQuery)).Text.ShouldContain("al beantwoord of verlopen");
        (await form.SubmitAndFollowAsync("actie", "inloggen")).Text.ShouldContain("Welkom");
        (await visitor.OpenAsync(form.Address.PathAndQuery)).Text.ShouldContain("al beantwoord of verlopen");
    }

    [Fact]
    public async Task An_answer_after_an_hour_comes_too_late()
    {
        using var visitor = portal.Visit(Host);
        var form = (await visitor.OpenAsync("inloggen/eherkenning")).Form("simulator").Fill("Persoon", Administrative);
        portal.Clock.Advance(TimeSpan.FromMinutes(61));
        (await form.SubmitAndFollowAsync("actie", "inloggen")).Address.Query.ShouldContain("melding=eherkenning-mislukt");
        (await LastAsync()).Detail.ShouldBe("eHerkenning: simulator.request");
    }

    [Fact]
    public async Task Both_parties_of_a_chain_stand_in_the_log_of_the_sign_in_and_of_what_follows()
    {
        using var visitor = portal.Visit(Host);
        (await AnswerAsync(visitor, f => f.Fill("Persoon", Administrative).Fill("Kantoor", "76543210"))).Text.ShouldContain("Welkom");
        (await LastAsync()).Detail.ShouldNotBeNull().ShouldContain($"namens KvK {Agency}; via KvK 76543210");
        await (await visitor.GetAsync("organisatie")).Form("main form").SubmitAsync("organisatie", Guid.NewGuid().ToString());
        await visitor.GetAsync("verzekerden?filter-naam=poel");
        var read = await portal.Rows("mijnzz", db => db.Set<AuditEvent>().Where(e => e.Action == AuditAction.Read).OrderByDescending(e => e.Id).FirstAsync());
        read.Authorisation.ShouldBe("Eh2Plus, via KvK 76543210");
    }

    [Fact]
    public async Task A_mandate_for_one_branch_reaches_the_contracts_of_that_branch_only()
    {
        using var visitor = portal.Visit(Host);
        await AnswerAsync(visitor, f => f.Fill("Persoon", Administrative).Fill("Vestiging", "000027312340"));
        (await visitor.GetAsync("contractdetails")).Text.ShouldContain("400100");
        (await visitor.GetAsync("contractdetails")).Text.ShouldNotContain("400101");
        var (own, other) = (await MemberAsync("400100"), await MemberAsync("400101"));
        (await visitor.GetAsync($"verzekerden/{own}/afmelden")).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.GetAsync($"verzekerden/{other}/afmelden")).Status.ShouldBe(HttpStatusCode.NotFound);

        var (whole, _) = await portal.EnterAsync(Administrative);
        (await whole.GetAsync($"verzekerden/{other}/afmelden")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_person_of_two_organisations_chooses_one_after_signing_in()
    {
        var (visitor, page) = await portal.EnterAsync("directie@flexkracht-rijnland.example");
        page.Address.AbsolutePath.ShouldBe("/organisatie");
        page.Text.ShouldContain("U werkt nu voor Flexkracht Rijnland");
        var other = page.Document.QuerySelectorAll("button[name=organisatie]").Single(b => b.TextContent.Trim() == "Uitzendbureau Handen Genoeg");
        (await page.Form("main form").SubmitAndFollowAsync("organisatie", other.GetAttribute("value"))).Text.ShouldContain("U werkt voor Uitzendbureau Handen Genoeg");
        (await visitor.GetAsync("contractdetails")).Text.ShouldContain("400101");
    }

    [Fact]
    public async Task A_disabled_account_does_not_open()
    {
        const string mail = "financien@handen-genoeg.example";
        await portal.ChangeAsync(mail, a => a.State = AccountState.Disabled);
        using var visitor = portal.Visit(Host);
        (await AnswerAsync(visitor, f => f.Fill("Persoon", mail))).Text.ShouldContain("Uw account is niet actief");
        await portal.ChangeAsync(mail, a => a.State = AccountState.Active);
    }

    [Fact]
    public async Task A_password_is_no_way_round_eherkenning()
    {
        const string mail = "beheer@handen-genoeg.example";
        var hash = await portal.Rows("mijnzz", db => db.Set<Engine.Access.Account>().Where(a => a.Mail == "beheer@zakelijk.example").Select(a => a.PasswordHash).FirstAsync());
        await portal.ChangeAsync(mail, a => a.PasswordHash = hash);
        using var visitor = portal.Visit(Host);
        var page = await (await visitor.GetAsync("inloggen")).Form("inloggen").Fill("Mail", mail).Fill("Password", DemoPortal.Password).SubmitAsync();
        page.Text.ShouldContain("Het e-mailadres of het wachtwoord klopt niet");
    }

    [Fact]
    public async Task Staff_signs_in_by_the_schemes_of_staff()
    {
        var (visitor, page) = await portal.EnterAsync("beheer@zakelijk.example");
        page.Text.ShouldContain("Servicedesk Zakelijk");
        (await visitor.GetAsync("beheer/functies")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private Task<Guid> MemberAsync(string contract) => portal.Rows("mijnzz", db => db.Set<Collectiviteit.Deelnemers.Deelname>()
        .Join(db.Set<Contract>().Where(c => c.Number == contract), d => d.ContractId, c => c.Id, (d, c) => d)
        .OrderByDescending(d => d.Eind).Select(d => d.Id).FirstAsync());

    private Task<AuditEvent> LastAsync() => portal.Rows("mijnzz", db =>
        db.Set<AuditEvent>().Where(e => e.Type == "portal.inloggen").OrderByDescending(e => e.Id).FirstAsync());

    private static async Task<VisitedPage> AnswerAsync(Visitor visitor, Func<VisitedForm, VisitedForm> choose, string query = "") =>
        await choose((await visitor.OpenAsync("inloggen/eherkenning" + query)).Form("simulator")).SubmitAndFollowAsync("actie", "inloggen");
}
