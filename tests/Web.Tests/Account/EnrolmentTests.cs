using System.Net;
using Shouldly;
using Testing;

namespace Web.Tests.Account;

/// <summary>A portal at which nobody enters without a device or a number of one's own.</summary>
public sealed class StrictPortal : DemoPortal
{
    private readonly ChangedTenants tenants;

    public StrictPortal() : this(new ChangedTenants().SignIn("inszo", """{ "secondStepMeans": ["app", "sms"] }"""))
    {
    }

    private StrictPortal(ChangedTenants tenants) : base(new Dictionary<string, string?> { ["TenantConfig"] = tenants.Folder }) => this.tenants = tenants;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        tenants.Dispose();
    }
}

public sealed class EnrolmentTests(StrictPortal portal) : IClassFixture<StrictPortal>
{
    [Fact]
    public async Task A_password_alone_registers_no_device_in_the_place_of_one_that_there_is()
    {
        const string mail = "waarnemer@praktijkhulp.example";
        var (visitor, page) = await portal.EnterAsync(mail);
        page.Address.AbsolutePath.ShouldBe("/inloggen/code");
        (await visitor.GetAsync("inloggen/apparaat")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen/code");

        var other = (await portal.EnterAsync("assistent@beekzicht.example")).Page;
        var forged = await visitor.SendAsync(new(HttpMethod.Post, "inloggen/apparaat")
        {
            Content = new FormUrlEncodedContent(
            [
                new("__RequestVerificationToken", page.Form("code")["__RequestVerificationToken"] ?? ""), new("_handler", "apparaat"),
                new("Registratie", other.FormOrNone("apparaat")?["Registratie"] ?? ""), new("Code", "123456"),
            ]),
        });
        forged.Body.ShouldNotContain("portal-codes");
        (await visitor.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        var code = portal.Code(portal.SignIn(mail).TotpSecret ?? "");
        (await (await visitor.GetAsync("inloggen/code")).Form("code").Fill("Code", code).SubmitAsync()).Status.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_tenant_that_demands_a_device_opens_nothing_before_it_is_registered()
    {
        const string mail = "assistent@beekzicht.example";
        var (visitor, page) = await portal.EnterAsync(mail);
        page.Address.AbsolutePath.ShouldBe("/inloggen/apparaat");
        (await visitor.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");

        var secret = page.Document.QuerySelector("code.portal-key")?.TextContent.Replace(" ", "") ?? "";
        var shown = await page.Form("apparaat").Fill("Code", portal.Code(secret)).SubmitAndFollowAsync();
        var codes = shown.Document.QuerySelectorAll(".portal-codes code").Select(c => c.TextContent).ToList();
        codes.Count.ShouldBe(10);
        (await visitor.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);

        var again = (await portal.EnterAsync(mail)).Page;
        (await again.Form("code").Fill("Code", codes[0].ToUpperInvariant()).SubmitAsync()).Status.ShouldBe(HttpStatusCode.Found);
        var third = (await portal.EnterAsync(mail)).Page;
        (await third.Form("code").Fill("Code", codes[0]).SubmitAsync()).Text.ShouldContain("De code klopt niet");
        (await portal.MailAsync(mail, "Ingelogd met een herstelcode")).ShouldContain("nog 9 herstelcodes");
    }

    [Fact]
    public async Task Who_has_no_app_confirms_a_number_instead_and_is_in()
    {
        const string mail = "beheer@servicedesk-inszo.example";
        await portal.ChangeAsync(mail, a => a.AuthenticatorKey = null);
        var (visitor, page) = await portal.EnterAsync(mail);
        page.Address.AbsolutePath.ShouldBe("/inloggen/apparaat");
        var ask = await page.ClickAsync("Ontvang liever een code via sms");
        (await ask.Form("nummer").Fill("Number", "026 555 01 00").SubmitAsync()).Text.ShouldContain("mobiel nummer");
        var sent = await ask.Form("nummer").Fill("Number", "06-28 28 28 28").SubmitAndFollowAsync();
        sent.Text.ShouldContain("06-******28");
        (await sent.Form("nummer-code").Fill("Code", "000000").SubmitAsync()).Text.ShouldContain("klopt niet");
        (await visitor.GetAsync("instellingen")).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen");
        var done = await sent.Form("nummer-code").Fill("Code", await portal.SentCodeAsync("inszo", "+31628282828")).SubmitAndFollowAsync();
        done.Document.QuerySelectorAll(".portal-codes code").Length.ShouldBe(10);
        (await visitor.GetAsync("instellingen")).Status.ShouldBe(HttpStatusCode.OK);
        (await portal.TryAsync(mail, DemoPortal.Password)).RedirectsTo.ShouldNotBeNull().AbsolutePath.ShouldBe("/inloggen/code");
    }
}
