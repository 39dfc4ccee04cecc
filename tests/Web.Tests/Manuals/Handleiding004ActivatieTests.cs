using Shouldly;
using Testing.Http;
using Web.Tests.Account;

namespace Web.Tests.Manuals;

/// <summary>Manual 004: an own account for everybody, and the mail that opens it (appendix 5).</summary>
public sealed class Handleiding004ActivatieTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Desk = "balie@servicedesk-inszo.example";
    private const string Subject = "Activeer uw account voor INSZO Clientportal";

    [Fact]
    public async Task Provider_and_staff_each_have_an_own_account_with_the_mail_address_as_user_name_004_12()
    {
        var desk = await DeskAsync();
        foreach (var (mail, role) in ((string, string)[])[("vera.arts@beekzicht.example", "zorgverlener"), ("wim.assistent@beekzicht.example", "medewerker")])
        {
            await InviteAsync(desk, mail, role);
            using var visitor = portal.Visit("inszo.localhost");
            var page = await visitor.GetAsync(await portal.LinkAsync("inszo", mail, Subject));
            page.Text.ShouldContain(mail);
            (await portal.LetterAsync("inszo", mail, Subject)).ShouldNotContain("mobiel", customMessage: "no number is known");
            await page.Form("activeren").Fill("New", "een goed wachtwoord").Fill("Repeat", "een goed wachtwoord").SubmitAsync();
            var next = await (await visitor.GetAsync("inloggen")).Form("inloggen").Fill("Mail", mail).Fill("Password", "een goed wachtwoord").SubmitAsync();
            next.RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldStartWith("/inloggen/");
        }
    }

    [Fact]
    public async Task The_activation_mail_is_sent_once_and_tells_what_the_user_needs_004_13()
    {
        const string mail = "nieuw@beekzicht.example";
        var desk = await DeskAsync();
        await InviteAsync(desk, mail, "medewerker", "06 1234 5678");
        var body = await portal.LetterAsync("inszo", mail, Subject);
        body.ShouldContain("06-******78", customMessage: "the mobile number that is tied to the account (004-14)");
        body.ShouldContain("Gebruikersnaam: uw e-mailadres, " + mail);
        body.ShouldContain("/activeren?code=");
        body.Split('\n').ShouldContain(l => l.StartsWith("http", StringComparison.Ordinal) && !l.Contains("code=", StringComparison.Ordinal), "the link to the portal");
        body.ShouldContain("een nieuwe code");
        body.ShouldContain("servicedesk@inszo.nl");
        body.ShouldNotContain("{");
        (await SentAsync(mail)).ShouldBe(1);

        // a lost mail: the desk sends it again, with a reason, and the old link is dead (unclear point 10)
        var old = await portal.LinkAsync("inszo", mail, Subject);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        desk = await DeskAsync();
        var page = await (await desk.GetAsync($"beheer/accounts?zoek={mail}")).ClickAsync("Nieuwe Medewerker");
        (await page.Form("helpen").Fill("Actie", "activatie").Fill("Reden", "mail kwijt").SubmitAndFollowAsync()).Text.ShouldContain("Gedaan");
        (await SentAsync(mail)).ShouldBe(2);
        using var visitor = portal.Visit("inszo.localhost");
        (await visitor.GetAsync(old)).Text.ShouldContain("werkt niet (meer)");
        (await visitor.GetAsync(await portal.LinkAsync("inszo", mail, Subject, 2))).FormOrNone("activeren").ShouldNotBeNull();
        (await portal.LogAsync("inszo", "portal.uitnodiging-opnieuw")).ShouldContain(e => e.Detail == "mail kwijt");
    }

    private async Task<int> SentAsync(string mail) => (await portal.LettersAsync("inszo")).Count(m => m.To == mail);

    private async Task<Visitor> DeskAsync()
    {
        var (desk, page) = await portal.EnterAsync(Desk);
        await page.Form("code").Fill("Code", portal.Code(portal.SignIn(Desk).TotpSecret ?? "")).SubmitAsync();
        return desk;
    }

    private static async Task InviteAsync(Visitor desk, string mail, string role, string mobile = "")
    {
        var search = await (await desk.GetAsync("beheer/accounts/nieuw")).Form("main form").Fill("zoek", "beekzicht").SubmitAsync();
        var form = (await search.ClickAsync("Kies 01012345 Huisartsenpraktijk Beekzicht")).Form("account");
        var done = await form.Fill("Name", "Nieuwe Medewerker").Fill("Mail", mail).Fill("Mobile", mobile).Fill("Toegang", $"{role}|alle").SubmitAndFollowAsync();
        done.Text.ShouldContain("is uitgenodigd");
    }
}
