using System.Net;
using Engine.SignIn.SecondSteps;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Testing.Http;
using Web.Tests.Account;

namespace Web.Tests.Manuals;

/// <summary>Manual 000, chapter 1: the second step by text message, its choice and its change.</summary>
public sealed class Handleiding000CodeTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Number = "+31612345678";

    [Fact]
    public async Task A_code_by_app_and_a_code_by_sms_are_offered_and_the_user_chooses_000_07()
    {
        const string mail = "code@zorggroep-voorbeeld.example";
        var (visitor, page) = await portal.EnterAsync(mail);
        await page.Form("code").Fill("Code", portal.Code(portal.SignIn(mail).TotpSecret ?? "")).SubmitAsync();
        await ConfirmAsync(visitor, "06 12 34 56 78");
        var settings = await visitor.GetAsync("instellingen");
        settings.Text.ShouldContain("code ontvangen via een app");
        settings.Text.ShouldContain("code ontvangen via sms op 06-******78");

        (await settings.Form("voorkeur").Fill("Means", "App").SubmitAndFollowAsync()).Text.ShouldContain("code via een app");
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        (await portal.EnterAsync(mail)).Page.Text.ShouldContain("Open de authenticator-app");
        (await (await visitor.GetAsync("instellingen")).Form("voorkeur").Fill("Means", "Sms").SubmitAsync()).Status.ShouldBe(HttpStatusCode.Found);
        var ask = (await portal.EnterAsync(mail)).Page;
        ask.Text.ShouldContain("06-******78");

        // another registered means is one button away
        var other = await ask.Form("anders").SubmitAndFollowAsync("Anders", "App");
        other.Text.ShouldContain("Open de authenticator-app");
        (await other.Form("code").Fill("Code", portal.Code(portal.SignIn(mail).TotpSecret ?? "")).SubmitAsync()).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
    }

    [Fact]
    public async Task A_number_is_confirmed_with_the_code_that_was_sent_to_it_000_10()
    {
        const string mail = "hoofdgebruiker@zorggroep-voorbeeld.example";
        var (visitor, _) = await portal.EnterAsync(mail);
        var elsewhere = (await portal.EnterAsync(mail)).Visitor;
        var start = await (await visitor.GetAsync("instellingen")).ClickAsync("Bevestig telefoonnummer");
        (await start.Form("nummer").Fill("Number", "06 12345678").Fill("Password", "verkeerd").SubmitAsync()).Text.ShouldContain("niet uw huidige wachtwoord");
        (await start.Form("nummer").Fill("Number", "0612").Fill("Password", DemoPortal.Password).SubmitAsync()).Text.ShouldContain("Nederlands mobiel nummer");

        var sent = await start.Form("nummer").Fill("Number", "+31 (0)6-12345678").Fill("Password", DemoPortal.Password).SubmitAndFollowAsync();
        sent.Text.ShouldContain("06-******78");
        (await portal.Rows("izz", db => db.Set<Engine.Access.Account>().AnyAsync(a => a.Mail == mail && a.Mobile != null))).ShouldBeFalse();
        (await sent.Form("nummer-code").Fill("Code", "000000").SubmitAsync()).Text.ShouldContain("De code klopt niet");
        var done = await sent.Form("nummer-code").Fill("Code", await portal.SentCodeAsync("izz", Number)).SubmitAndFollowAsync();
        done.Document.QuerySelectorAll(".portal-codes code").Length.ShouldBe(10);
        (await portal.MailAsync(mail, "Telefoonnummer bevestigd")).ShouldNotContain("612345678");

        // other sessions end
        portal.Clock.Advance(TimeSpan.FromSeconds(5));
        (await visitor.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
        (await elsewhere.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
    }

    [Fact]
    public async Task From_then_on_codes_go_to_that_number_000_11()
    {
        const string mail = "medewerker@zorggroep-voorbeeld.example";
        await ConfirmAsync((await portal.EnterAsync(mail)).Visitor, "0687654321");
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        var (visitor, page) = await portal.EnterAsync(mail);
        page.Address.AbsolutePath.ShouldBe("/inloggen/code");
        page.Text.ShouldContain("06-******21");
        (await visitor.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        (await page.Form("code").Fill("Code", await portal.SentCodeAsync("izz", "+31687654321")).SubmitAsync()).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
        (await visitor.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_number_takes_the_place_of_the_old_one_000_13()
    {
        const string mail = "hoofdgebruiker@thuiszorg-de-wilg.example";
        var visitor = (await portal.EnterAsync(mail)).Visitor;
        await ConfirmAsync(visitor, "0611111111");
        portal.Clock.Advance(TimeSpan.FromMinutes(11));
        (await visitor.GetAsync("instellingen")).Text.ShouldContain("Wijzig uw telefoonnummer");
        await ConfirmAsync(visitor, "0622222222");
        (await portal.EnterAsync(mail)).Page.Text.ShouldContain("06-******22");
    }

    [Fact]
    public async Task The_number_stands_encrypted_in_the_database()
    {
        const string mail = "salaris@administratiekantoor-delta.example";
        await ConfirmAsync((await portal.EnterAsync(mail)).Visitor, "0633333333");
        var kept = await portal.Rows("izz", db => db.Set<Engine.Access.Account>().Where(a => a.Mail == mail).Select(a => a.Mobile).SingleAsync());
        System.Text.Encoding.Latin1.GetString(kept ?? []).ShouldNotContain("33333333");
        (await portal.Rows("izz", db => db.Set<SentCode>().ToListAsync())).ShouldAllBe(c => c.Hash.Length == 34);
    }

    private async Task ConfirmAsync(Visitor visitor, string number)
    {
        var page = await visitor.GetAsync("instellingen/telefoonnummer");
        var sent = await page.Form("nummer").Fill("Number", number).Fill("Password", DemoPortal.Password).SubmitAndFollowAsync();
        var code = await portal.SentCodeAsync("izz", MobileNumbers.Normalize(number) ?? "");
        (await sent.Form("nummer-code").Fill("Code", code).SubmitAsync()).Status.ShouldBe(HttpStatusCode.Found);
    }
}
