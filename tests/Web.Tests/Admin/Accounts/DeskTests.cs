using Engine.SignIn;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;
using Web.Tests.Account;

namespace Web.Tests.Admin.Accounts;

/// <summary>What the insurer's desk can do for an account, each with a reason, a line in the log and a mail to the person.</summary>
public sealed class DeskTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Desk = "balie@accountbeheer.example";
    private const string MainUser = "hoofdgebruiker@zorggroep-voorbeeld.example";

    [Theory]
    [InlineData("hofstra")]
    [InlineData("hoofdgebruiker@zorggroep")]
    [InlineData("zorggroep voorbeeld")]
    [InlineData("100200")]
    public async Task Finds_an_account_by_name_address_and_organisation(string text)
    {
        var (desk, _) = await portal.EnterAsync(Desk);
        var page = await (await desk.GetAsync("beheer/accounts")).Form("main form").Fill("zoek", text).SubmitAsync();
        page.Text.ShouldContain("Marieke Hofstra");
        page.Text.ShouldNotContain("Anneke van der Veen");
        (await portal.LogAsync("izz", "portal.accounts-zoeken")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Shows_what_a_pattern_is_as_itself()
    {
        var (desk, _) = await portal.EnterAsync(Desk);
        (await desk.GetAsync("beheer/accounts?zoek=%25")).Text.ShouldContain("Er is niemand gevonden");
    }

    [Fact]
    public async Task Sees_why_a_sign_in_failed_and_no_secret()
    {
        const string mail = "code@zorggroep-voorbeeld.example";
        await portal.TryAsync(mail, "fout wachtwoord");
        var page = await OpenAsync(mail);
        page.Text.ShouldContain("onjuist wachtwoord");
        page.Text.ShouldContain("100200 Zorggroep Voorbeeld");
        var account = await portal.Rows("izz", db => db.Set<Engine.Access.Account>().FirstAsync(a => a.Mail == mail));
        page.Body.ShouldNotContain(account.PasswordHash ?? "-");
        page.Body.ShouldNotContain(account.SecurityStamp);
        page.Body.ShouldNotContain(portal.SignIn(mail).TotpSecret ?? "-");
    }

    [Fact]
    public async Task Sees_a_wrong_code_and_that_there_were_too_many()
    {
        const string mail = "bedrijfsarts@steenhart.example";
        const string desk = "balie@servicedesk-bedrijfszorg.example";
        var (_, page) = await portal.EnterAsync(mail);
        await WrongAsync();
        (await OpenAsync(mail, desk)).Text.ShouldContain("onjuiste code");
        (await OpenAsync(mail, desk)).Text.ShouldNotContain("tijdelijk geblokkeerd");
        for (var i = 0; i < 5; i++)
        {
            await WrongAsync();
        }

        (await OpenAsync(mail, desk)).Text.ShouldContain("tijdelijk geblokkeerd na mislukte pogingen");

        async Task WrongAsync() => (await page.Form("code").Fill("Code", "abcdef").SubmitAsync()).Text.ShouldContain("klopt niet");
    }

    [Fact]
    public async Task Gives_itself_no_access_to_a_customer_under_another_name_of_its_mailbox_either()
    {
        var (desk, _) = await portal.EnterAsync(Desk);
        var customer = await portal.Rows("izz", db => db.Set<Engine.Access.Organisation>().SingleAsync(o => o.Number == "100200"));
        var role = await portal.Rows("izz", db => db.Set<Engine.Access.Grant>().Where(g => g.ContractId == null).Join(
            db.Set<Engine.Access.Membership>().Where(m => m.OrganisationId == customer.Id), g => g.MembershipId, m => m.Id, (g, m) => g.Role).FirstAsync());
        foreach (var alias in (string[])["", "+klant"])
        {
            var form = (await desk.GetAsync($"beheer/accounts/nieuw?organisatie={customer.Id}")).Form("account");
            (await form.Fill("Name", "Ik Zelf").Fill("Mail", Desk.ToUpperInvariant().Replace("@", alias + "@", StringComparison.Ordinal)).Fill("Toegang", $"{role}|alle").SubmitAsync())
                .Text.ShouldContain("eigen account niet zelf");
        }
    }

    [Fact]
    public async Task Unlocks_after_too_many_tries()
    {
        const string mail = "hoofdgebruiker@thuiszorg-de-wilg.example";
        for (var i = 0; i < LockOut.Tries; i++)
        {
            await portal.TryAsync(mail, "fout wachtwoord");
        }

        (await portal.TryAsync(mail, DemoPortal.Password)).Text.ShouldContain("klopt niet");
        var page = await OpenAsync(mail);
        page.Text.ShouldContain("geblokkeerd tot");
        (await HelpAsync(page, "ontgrendelen", "belde, legitimatie gezien")).Text.ShouldContain("Gedaan");
        (await portal.TryAsync(mail, DemoPortal.Password)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
        await portal.MailAsync(mail, "U kunt weer inloggen");
        (await portal.LogAsync("izz", "portal.account-ontgrendelen")).ShouldHaveSingleItem().Detail.ShouldBe("belde, legitimatie gezien");
    }

    [Fact]
    public async Task Ends_sessions_and_disables_and_enables_an_account()
    {
        const string mail = "medewerker@zorggroep-voorbeeld.example";
        var (user, _) = await portal.EnterAsync(mail);
        await HelpAsync(await OpenAsync(mail), "uitloggen", "telefoon gestolen");
        portal.Clock.Advance(ActorLoader.Freshness);
        (await user.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");

        var (again, _) = await portal.EnterAsync(mail);
        await HelpAsync(await OpenAsync(mail), "uitschakelen", "uit dienst");
        portal.Clock.Advance(ActorLoader.Freshness);
        (await again.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        (await portal.TryAsync(mail, DemoPortal.Password)).Text.ShouldContain("klopt niet");

        var page = await OpenAsync(mail);
        page.Text.ShouldContain("Uitgeschakeld");
        (await HelpAsync(page, "uitschakelen", "nog een keer", force: true)).Text.ShouldContain("niet actief");
        await HelpAsync(page, "inschakelen", "weer in dienst");
        (await portal.TryAsync(mail, DemoPortal.Password)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
        await portal.MailAsync(mail, "Uw account is uitgeschakeld");
        await portal.MailAsync(mail, "Uw account is weer actief");
    }

    [Fact]
    public async Task Takes_away_the_second_step_of_who_lost_the_phone_000_12()
    {
        const string mail = "code@zorggroep-voorbeeld.example";
        (await portal.TryAsync(mail, DemoPortal.Password)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen/code");
        var page = await OpenAsync(mail);
        (await HelpAsync(page, "tweede-stap", " ")).Text.ShouldContain("Vul in waarom u dit doet");
        (await HelpAsync(page, "tweede-stap", "telefoon kwijt, teruggebeld")).Text.ShouldContain("Gedaan");
        (await portal.TryAsync(mail, DemoPortal.Password)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
        (await portal.LogAsync("izz", "portal.tweede-stap-herstellen")).ShouldHaveSingleItem().Detail.ShouldBe("telefoon kwijt, teruggebeld");
        (await OpenAsync(mail)).Text.ShouldContain("niet ingesteld");
    }

    [Fact]
    public async Task Asks_a_reason_and_helps_not_itself()
    {
        var page = await OpenAsync(MainUser);
        (await HelpAsync(page, "uitloggen", " ")).Text.ShouldContain("Vul in waarom u dit doet");
        (await page.Form("helpen").Fill("Reden", "zomaar").SubmitAsync()).Text.ShouldContain("Kies wat u wilt doen");
        (await HelpAsync(await OpenAsync(Desk), "uitloggen", "zomaar")).Text.ShouldContain("uw eigen account niet zelf helpen");
    }

    private async Task<VisitedPage> OpenAsync(string mail, string helper = Desk)
    {
        var (desk, _) = await portal.EnterAsync(helper);
        var name = await portal.Rows(portal.SignIn(mail).Tenant, db => db.Set<Engine.Access.Account>().Where(a => a.Mail == mail).Select(a => a.Name).FirstAsync());
        return await (await desk.GetAsync($"beheer/accounts?zoek={mail}")).ClickAsync(name);
    }

    private static Task<VisitedPage> HelpAsync(VisitedPage page, string action, string reason, bool force = false)
    {
        var form = page.Form("helpen");
        return (force ? form.Force("Actie", action) : form.Fill("Actie", action)).Fill("Reden", reason).SubmitAndFollowAsync();
    }
}
