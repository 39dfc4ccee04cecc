using Engine.SignIn.EHerkenning;
using Microsoft.Playwright;
using Shouldly;
using Testing;
using Testing.Http;
using Testing.Oidc;

namespace Browser.Tests;

/// <summary>
/// A browser between the portal and a broker that nobody here wrote (npm oidc-provider): signing in, stopping, a level too low, a step up,
/// signing out. Over https, as cookies that travel between sites ask.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class OidcBrokerTests(BrowserPortal browsers) : IAsyncLifetime
{
    private const string Kvk = "27312345";
    private const string Level = "urn:etoegang:core:assurance-class:";

    private OidcPeer? peer;
    private ChangedTenants? tenants;
    private PortalFactory? portal;

    public async Task InitializeAsync()
    {
        peer = await OidcPeer.StartAsync();
        tenants = OidcPortal.Tenants(peer.Issuer);
        portal = PortalFactory.OnKestrel(settings: new Dictionary<string, string?>(OidcPortal.Settings(tenants)) { ["Jobs:Enabled"] = "false" }, https: true);
        await peer.RegisterAsync(OidcPortal.ClientId, OidcPortal.Secret, At("eherkenning/oidc"), At("inloggen?melding=uitgelogd"));
        await portal.BindAsync(peer.Issuer, "administratie@handen-genoeg.example", Kvk, "abc@def");
    }

    [Fact]
    public async Task A_person_signs_in_steps_up_and_signs_out_here_and_there()
    {
        var page = await StartAsync("verzekerden");
        await AnswerAsync(page, "loa2plus");
        new Uri(page.Url).AbsolutePath.ShouldBe("/verzekerden");
        var cookies = (await page.Context.CookiesAsync()).Where(c => c.Domain == OidcPortal.Host).ToDictionary(c => c.Name);
        cookies[$"__Host-{OidcPortal.Tenant}-sessie"].ShouldSatisfyAllConditions(c => c.Secure.ShouldBeTrue(), c => c.HttpOnly.ShouldBeTrue(), c => c.SameSite.ShouldBe(SameSiteAttribute.Lax));
        cookies[$"__Host-{OidcPortal.Tenant}-{BrokerRequests.Cookie}"].ShouldSatisfyAllConditions(c => c.Secure.ShouldBeTrue(), c => c.HttpOnly.ShouldBeTrue(), c => c.SameSite.ShouldBe(SameSiteAttribute.None));
        (await page.Locator(".portal-account summary").InnerTextAsync()).ShouldContain("Femke de Boer");

        await page.GotoAsync(At("inloggen?niveau=eh3&returnUrl=%2Fcontractdetails").ToString());
        (await page.Locator("main").InnerTextAsync()).ShouldContain("EH3");
        await page.ClickAsync("main a[href^='inloggen/eherkenning']");
        // the broker is told which level, and asks for the means anew although it still knows the visitor
        (await page.Locator("#gevraagd").InnerTextAsync()).ShouldBe(Level + "loa3");
        await AnswerAsync(page, "loa3");
        new Uri(page.Url).AbsolutePath.ShouldBe("/contractdetails");

        await page.ClickAsync(".portal-account summary");
        await page.ClickAsync("form[action=uitloggen] button");
        await page.WaitForURLAsync("**/session/end**");
        await page.ClickAsync("button[value=yes]");
        await page.WaitForURLAsync("**/inloggen?melding=uitgelogd**");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("U bent uitgelogd");
        await page.GotoAsync(At("verzekerden").ToString());
        new Uri(page.Url).AbsolutePath.ShouldBe("/inloggen");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Stopping_and_a_level_too_low_come_back_to_a_page_of_the_brand_with_another_try()
    {
        var page = await StartAsync("inloggen");
        await page.ClickAsync("button[value=annuleren]");
        await page.WaitForURLAsync("**melding=geannuleerd**");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Inloggen gestopt");
        (await Axe.SeriousAsync(page)).ShouldBeEmpty();

        await page.ClickAsync("main a[href^='inloggen/eherkenning']");
        await AnswerAsync(page, "loa2");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Het niveau van uw eHerkenning is te laag");
        (await Axe.SeriousAsync(page)).ShouldBeEmpty();

        await page.ClickAsync("main a[href^='inloggen/eherkenning']");
        await AnswerAsync(page, "loa4");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Welkom");
        await page.Context.CloseAsync();
    }

    public async Task DisposeAsync()
    {
        await (portal?.DisposeAsync() ?? ValueTask.CompletedTask);
        tenants?.Dispose();
        await (peer?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task<IPage> StartAsync(string path)
    {
        var page = await browsers.VisitAsync();
        await page.GotoAsync(At(path).ToString());
        await page.ClickAsync("main a[href^='inloggen/eherkenning']");
        return page;
    }

    private static async Task AnswerAsync(IPage page, string level)
    {
        // once is enough for a broker that remembers; here it asks each time
        await page.FillAsync("[name=kvk]", Kvk);
        await page.FillAsync("[name=persoon]", "abc@def");
        await page.SelectOptionAsync("[name=niveau]", Level + level);
        await page.ClickAsync("button[value=inloggen]");
        await page.WaitForURLAsync($"**://{OidcPortal.Host}*/**");
    }

    private Uri At(string path) => new((portal ?? throw new InvalidOperationException()).Address(OidcPortal.Host), path);
}
