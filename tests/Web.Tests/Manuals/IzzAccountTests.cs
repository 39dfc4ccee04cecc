using System.Net;
using Shouldly;
using Testing.Http;
using Web.Tests.Account;

namespace Web.Tests.Manuals;

/// <summary>Manual 000, chapter 1: accounts, signing in, the second step; and the own data of chapter 4.</summary>
public sealed class IzzAccountTests(DemoPortal portal) : IClassFixture<DemoPortal>
{
    private const string Plain = "hoofdgebruiker@zorggroep-voorbeeld.example";
    private const string WithCode = "code@zorggroep-voorbeeld.example";

    [Fact]
    public async Task The_user_name_is_the_mail_address_and_the_user_sets_the_password_000_04()
    {
        const string mail = "medewerker@zorggroep-voorbeeld.example";
        var (visitor, page) = await portal.EnterAsync(mail);
        page.Address.AbsolutePath.ShouldBe("/");
        var form = (await (await visitor.GetAsync("instellingen")).ClickAsync("Wijzig uw wachtwoord")).Form("wachtwoord");
        var done = await form.Fill("Current", DemoPortal.Password).Fill("New", "mijn eigen wachtwoord").Fill("Repeat", "mijn eigen wachtwoord").SubmitAndFollowAsync();
        done.Text.ShouldContain("Uw wachtwoord is gewijzigd");
        (await portal.TryAsync(mail, "mijn eigen wachtwoord")).Status.ShouldBe(HttpStatusCode.Found);
        (await portal.TryAsync(mail, DemoPortal.Password)).Text.ShouldContain("klopt niet");
        await portal.MailAsync(mail, "Uw wachtwoord is gewijzigd");
    }

    [Fact]
    public async Task A_forgotten_password_is_reset_by_the_user_on_the_sign_in_screen_000_06()
    {
        const string mail = "hoofdgebruiker@thuiszorg-de-wilg.example";
        using var visitor = portal.Visit("izz.localhost");
        var asked = await (await (await visitor.GetAsync("inloggen")).ClickAsync("Wachtwoord vergeten?"))
            .Form("wachtwoord-vergeten").Fill("Mail", mail).SubmitAndFollowAsync();
        asked.Text.ShouldContain("gooi de cookies");
        var body = await portal.MailAsync(mail, "Nieuw wachtwoord instellen");
        var link = new Uri(body.Split('\n').Single(l => l.StartsWith("http", StringComparison.Ordinal)));
        link.Host.ShouldBe("izz.localhost");
        var done = await (await visitor.GetAsync(link.PathAndQuery)).Form("wachtwoord-instellen")
            .Fill("New", "nieuw en zelf gekozen").Fill("Repeat", "nieuw en zelf gekozen").SubmitAndFollowAsync();
        done.Text.ShouldContain("Uw wachtwoord is ingesteld");
        (await portal.TryAsync(mail, "nieuw en zelf gekozen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
    }

    [Fact]
    public async Task A_second_step_is_offered_and_not_forced_000_07()
    {
        var (visitor, page) = await portal.EnterAsync("beheer@accountbeheer.example");
        page.Address.AbsolutePath.ShouldBe("/");
        (await visitor.GetAsync("instellingen")).Text.ShouldContain("Registreer uw apparaat");

        // the choice is the tenant's: elsewhere nobody enters without
        (await portal.TryAsync("assistent@beekzicht.example", DemoPortal.Password)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen/code");
    }

    [Fact]
    public async Task A_device_is_registered_under_settings_with_a_qr_code_000_08()
    {
        var (visitor, _) = await portal.EnterAsync(Plain);
        var start = await (await visitor.GetAsync("instellingen")).ClickAsync("Registreer uw apparaat");
        var page = await start.Form("start").Fill("Password", DemoPortal.Password).SubmitAsync();
        page.Document.QuerySelector("svg.portal-qr path").ShouldNotBeNull();
        page.Document.QuerySelector("[style]").ShouldBeNull();
        var secret = page.Document.QuerySelector("code.portal-key")?.TextContent.Replace(" ", "") ?? "";

        (await page.Form("bevestig").Fill("Code", "000000").SubmitAsync()).Text.ShouldContain("De code klopt niet");
        var done = await page.Form("bevestig").Fill("Code", portal.Code(secret)).SubmitAndFollowAsync();
        var codes = done.Document.QuerySelectorAll(".portal-codes code").Select(c => c.TextContent).ToList();
        codes.Distinct().Count().ShouldBe(10);
        var file = await done.ClickAsync("Download de herstelcodes");
        file.Response.Content.Headers.ContentDisposition.ShouldNotBeNull().FileName.ShouldBe("herstelcodes.txt");
        file.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).ShouldBe(codes);
        (await portal.TryAsync(Plain, DemoPortal.Password)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen/code");
        await portal.MailAsync(Plain, "Apparaat geregistreerd");
    }

    [Fact]
    public async Task The_code_is_asked_after_name_and_password_000_09()
    {
        using var visitor = portal.Visit("izz.localhost");
        var ask = await visitor.EnterAsync(portal.SignIn(WithCode));
        ask.Address.AbsolutePath.ShouldBe("/inloggen/code");
        ask.Document.QuerySelector("input[name=Code]").ShouldNotBeNull().GetAttribute("autocomplete").ShouldBe("one-time-code");
        (await visitor.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        var entered = await ask.Form("code").Fill("Code", portal.Code(portal.SignIn(WithCode).TotpSecret ?? "")).SubmitAsync();
        entered.RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
        (await visitor.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_new_phone_takes_the_place_of_the_old_one_under_settings_000_13()
    {
        const string mail = "bedrijfsarts@steenhart.example";
        var account = portal.SignIn(mail);
        using var visitor = portal.Visit(account.Url.Host);
        await (await visitor.EnterAsync(account)).Form("code").Fill("Code", portal.Code(account.TotpSecret ?? "")).SubmitAsync();
        var start = await (await visitor.GetAsync("instellingen")).ClickAsync("Wijzig uw apparaat");
        var page = await start.Form("start").Fill("Password", DemoPortal.Password).SubmitAsync();
        var secret = page.Document.QuerySelector("code.portal-key")?.TextContent.Replace(" ", "") ?? "";
        secret.ShouldNotBe(account.TotpSecret);
        await page.Form("bevestig").Fill("Code", portal.Code(secret)).SubmitAsync();

        var again = await portal.Visit(account.Url.Host).EnterAsync(account);
        (await again.Form("code").Fill("Code", portal.Code(account.TotpSecret ?? "")).SubmitAsync()).Text.ShouldContain("De code klopt niet");
        (await again.Form("code").Fill("Code", portal.Code(secret)).SubmitAsync()).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/");
    }

    [Fact]
    public async Task Settings_show_the_data_of_the_collectivity_000_37()
    {
        var (visitor, _) = await portal.EnterAsync("beheer@accountbeheer.example");
        (await visitor.GetAsync("instellingen")).Text.ShouldContain("Accountbeheer");
        var (other, page) = await portal.EnterAsync("salaris@administratiekantoor-delta.example");
        page.Status.ShouldBe(HttpStatusCode.OK);
        var text = (await other.GetAsync("instellingen")).Text;
        text.ShouldContain("100300");
        text.ShouldContain("Wilgenstraat 3");
        text.ShouldContain("300200");
        text.ShouldNotContain("300300");
    }
}
