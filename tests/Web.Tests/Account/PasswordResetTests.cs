using System.Net;
using Engine.SignIn;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Account;

public sealed class PasswordResetTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string New = "een heel nieuw wachtwoord";

    [Fact]
    public async Task A_known_and_an_unknown_address_get_the_same_answer()
    {
        using var visitor = portal.Visit("izz.localhost");
        var known = await AskAsync(visitor, "medewerker@zorggroep-voorbeeld.example");
        var unknown = await AskAsync(visitor, "onbekenden@zorggroep-voorbeeld.example");
        unknown.Status.ShouldBe(known.Status);
        unknown.RedirectsTo.ShouldBe(known.RedirectsTo);
        unknown.Bytes.Length.ShouldBe(known.Bytes.Length);
    }

    [Fact]
    public async Task An_address_that_grows_when_it_is_compared_is_refused_before_it_is_kept()
    {
        using var visitor = portal.Visit("izz.localhost");
        // one letter that becomes two in its normal form
        var answer = await AskAsync(visitor, new string('\u0958', 240) + "@x.example");
        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text.ShouldContain("Vul uw e-mailadres in");
    }

    [Fact]
    public async Task Of_twenty_posts_of_one_link_one_sets_the_password()
    {
        const string mail = "hoofdgebruiker@thuiszorg-de-wilg.example";
        var link = await portal.ResetLinkAsync(mail);
        var forms = new List<VisitedForm>();
        for (var i = 0; i < 20; i++)
        {
            forms.Add(await FormAsync(link, $"{New} {i}"));
        }

        var answers = await Task.WhenAll(forms.Select(f => f.SubmitAsync()));
        answers.Count(a => a.Status == HttpStatusCode.Found).ShouldBe(1);
        answers.Count(a => a.Status == HttpStatusCode.OK && a.Text.Contains("werkt niet (meer)")).ShouldBe(19);
        using var visitor = portal.Visit("izz.localhost");
        (await visitor.GetAsync(link)).FormOrNone("wachtwoord-instellen").ShouldBeNull();
    }

    [Fact]
    public async Task A_link_is_worth_an_hour()
    {
        var link = await portal.ResetLinkAsync("hoofd@steenhart.example");
        using var visitor = portal.Visit("bedrijfszorg.localhost");
        portal.Clock.Advance(TimeSpan.FromMinutes(59));
        (await visitor.GetAsync(link)).FormOrNone("wachtwoord-instellen").ShouldNotBeNull();
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        (await visitor.GetAsync(link)).FormOrNone("wachtwoord-instellen").ShouldBeNull();
    }

    [Fact]
    public async Task A_link_of_one_tenant_opens_nothing_at_another()
    {
        var link = await portal.ResetLinkAsync("onderhoud@steenhart.example");
        using var visitor = portal.Visit("izz.localhost");
        (await visitor.GetAsync(link)).FormOrNone("wachtwoord-instellen").ShouldBeNull();
    }

    [Fact]
    public async Task A_reset_ends_all_sessions_and_keeps_the_second_step()
    {
        const string mail = "code@zorggroep-voorbeeld.example";
        var (visitor, page) = await portal.EnterAsync(mail);
        await page.Form("code").Fill("Code", portal.Code(portal.SignIn(mail).TotpSecret ?? "")).SubmitAsync();
        (await visitor.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
        await (await FormAsync(await portal.ResetLinkAsync(mail), New)).SubmitAsync();
        portal.Clock.Advance(ActorLoader.Freshness);
        (await visitor.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        (await portal.TryAsync(mail, New)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen/code");
    }

    [Fact]
    public async Task A_change_of_password_makes_a_mailed_link_worthless()
    {
        const string mail = "hr@adviesbureau-kompas.example";
        var link = await portal.ResetLinkAsync(mail);
        var (visitor, _) = await portal.EnterAsync(mail);
        await (await visitor.GetAsync("instellingen/wachtwoord")).Form("wachtwoord")
            .Fill("Current", DemoPortal.Password).Fill("New", New).Fill("Repeat", New).SubmitAsync();
        (await visitor.GetAsync(link)).FormOrNone("wachtwoord-instellen").ShouldBeNull();
    }

    [Fact]
    public async Task One_person_gets_three_mails_an_hour_at_most_and_the_link_is_stored_hashed()
    {
        const string mail = "salaris@administratiekantoor-delta.example";
        string link = "";
        for (var i = 1; i <= 3; i++)
        {
            link = await portal.ResetLinkAsync(mail, i);
        }

        using var visitor = portal.Visit("izz.localhost");
        await AskAsync(visitor, mail);
        for (var i = 0; i < 50 && await portal.Rows("izz", db => db.Set<PasswordResetRequest>().AnyAsync()); i++)
        {
            await Task.Delay(100);
        }

        var tokens = await portal.Rows("izz", async db => await (
            from t in db.Set<MailedToken>()
            join a in db.Set<Engine.Access.Account>() on t.AccountId equals a.Id
            where a.Mail == mail
            select t.Hash).ToListAsync());
        tokens.Count.ShouldBe(3);
        tokens.ShouldNotContain(hash => link.Contains(hash));
    }

    [Fact]
    public async Task A_refused_password_keeps_the_link_alive()
    {
        var link = await portal.ResetLinkAsync("hoofdgebruiker@zorggroep-voorbeeld.example");
        (await (await FormAsync(link, "kort")).SubmitAsync()).Text.ShouldContain("ten minste 12 tekens");
        (await (await FormAsync(link, "welkomwelkom")).SubmitAsync()).Text.ShouldContain("makkelijk te raden");
        (await (await FormAsync(link, New)).SubmitAsync()).Status.ShouldBe(HttpStatusCode.Found);
    }

    private async Task<VisitedForm> FormAsync(string link, string password) => (await portal.Visit("izz.localhost").GetAsync(link))
        .Form("wachtwoord-instellen").Fill("New", password).Fill("Repeat", password);

    private static async Task<VisitedPage> AskAsync(Visitor visitor, string mail) =>
        await (await visitor.GetAsync("wachtwoord-vergeten")).Form("wachtwoord-vergeten").Fill("Mail", mail).SubmitAsync();
}
