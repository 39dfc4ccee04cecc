using Engine.SignIn.EHerkenning;
using Microsoft.Playwright;
using Shouldly;
using Testing.EHerkenning;
using Testing.Http;

namespace Browser.Tests;

/// <summary>
/// A browser between the portal and Debian's simplesamlphp, by posted answers and by artifact: signing in, a step up, signing out, stopping, a
/// level too low. Over https, as cookies that travel between sites ask.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class SamlBrokerTests(BrowserPortal browsers) : IAsyncLifetime
{
    private PeerTenants? tenants;
    private PortalFactory? portal;

    public async Task InitializeAsync()
    {
        tenants = await PeerTenants.StartAsync();
        portal = PortalFactory.OnKestrel(settings: new Dictionary<string, string?>(tenants.Settings()) { ["Limits:Broker"] = "1000" }, https: true);
        await tenants.ConnectAsync(portal);
    }

    [Theory]
    [InlineData("post")]
    [InlineData("artifact")]
    public async Task A_person_signs_in_steps_up_and_signs_out_here_and_there(string tenant)
    {
        var page = await DepartAsync(tenant);
        await AnswerAsync(page, tenant, "eh2p");
        (await page.Locator(".portal-account summary").InnerTextAsync()).ShouldContain(BrokeredTenant.Person);
        (await Axe.SeriousAsync(page)).ShouldBeEmpty();
        var cookies = (await page.Context.CookiesAsync()).Where(c => c.Domain == Host(tenant)).ToDictionary(c => c.Name);
        cookies[$"__Host-{tenant}-sessie"].ShouldSatisfyAllConditions(c => c.Secure.ShouldBeTrue(), c => c.HttpOnly.ShouldBeTrue(), c => c.SameSite.ShouldBe(SameSiteAttribute.Lax));
        cookies[$"__Host-{tenant}-{BrokerRequests.Cookie}"].ShouldSatisfyAllConditions(c => c.Secure.ShouldBeTrue(), c => c.HttpOnly.ShouldBeTrue(), c => c.SameSite.ShouldBe(SameSiteAttribute.None));

        await page.GotoAsync(At(tenant, "inloggen?niveau=eh3&returnUrl=%2Finstellingen"));
        (await page.Locator("main").InnerTextAsync()).ShouldContain("EH3");
        (await Axe.SeriousAsync(page)).ShouldBeEmpty();
        await page.ClickAsync("main a[href^='inloggen/eherkenning']");
        // the peer knows the visitor still, and asks for the means anew
        await AnswerAsync(page, tenant, "eh3");
        new Uri(page.Url).AbsolutePath.ShouldBe("/instellingen");

        await page.ClickAsync(".portal-account summary");
        await page.ClickAsync("form[action=uitloggen] button");
        await page.WaitForURLAsync("**melding=uitgelogd**");
        (await page.Locator("main").InnerTextAsync()).ShouldContain("U bent uitgelogd");
        (await Axe.SeriousAsync(page)).ShouldBeEmpty();
        await page.GotoAsync(At(tenant, "instellingen"));
        new Uri(page.Url).AbsolutePath.ShouldBe("/inloggen");
        await page.ClickAsync("main a[href^='inloggen/eherkenning']");
        await page.WaitForSelectorAsync("[name=password]");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("post")]
    [InlineData("artifact")]
    public async Task Who_stops_comes_back_to_a_page_of_the_brand_with_another_try(string tenant)
    {
        var page = await DepartAsync(tenant);
        await AnswerAsync(page, tenant, "cancel");
        await RefusedAsync(page, "Inloggen gestopt");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("post")]
    [InlineData("artifact")]
    public async Task Whose_level_is_too_low_is_told_and_shows_another_means_although_the_peer_remembers_the_first(string tenant)
    {
        var page = await DepartAsync(tenant);
        await AnswerAsync(page, tenant, "eh2");
        await RefusedAsync(page, "Het niveau van uw eHerkenning is te laag");
        await page.ClickAsync("main a[href^='inloggen/eherkenning']");
        await AnswerAsync(page, tenant, "eh3");
        (await page.Locator(".portal-account summary").InnerTextAsync()).ShouldContain(BrokeredTenant.Person);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_page_between_two_sites_can_be_read_by_everybody_and_goes_on_without_its_script()
    {
        var page = await browsers.VisitAsync();
        await page.RouteAsync("**/js/vertrek*.js", route => route.AbortAsync());
        await page.GotoAsync(At("post", "inloggen/eherkenning"));
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Inloggen met eHerkenning");
        (await Axe.SeriousAsync(page)).ShouldBeEmpty();
        await page.ClickAsync("#vertrek button");
        await AnswerAsync(page, "post", "eh3");
        (await page.Locator(".portal-account summary").InnerTextAsync()).ShouldContain(BrokeredTenant.Person);
        await page.Context.CloseAsync();
    }

    public async Task DisposeAsync()
    {
        await (portal?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (tenants?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task<IPage> DepartAsync(string tenant)
    {
        var page = await browsers.VisitAsync();
        await page.GotoAsync(At(tenant, "inloggen"));
        (await Axe.SeriousAsync(page)).ShouldBeEmpty();
        await page.ClickAsync("main a[href^='inloggen/eherkenning']");
        return page;
    }

    private static async Task RefusedAsync(IPage page, string told)
    {
        (await page.Locator("main").InnerTextAsync()).ShouldContain(told);
        (await Axe.SeriousAsync(page)).ShouldBeEmpty();
        (await page.Context.CookiesAsync()).ShouldNotContain(c => c.Name.EndsWith("-sessie", StringComparison.Ordinal));
        (await page.Locator("main a[href^='inloggen/eherkenning']").CountAsync()).ShouldBe(1);
    }

    private static async Task AnswerAsync(IPage page, string tenant, string person)
    {
        await page.FillAsync("[name=username]", person);
        await page.FillAsync("[name=password]", person);
        await page.PressAsync("[name=password]", "Enter");
        await page.WaitForURLAsync($"https://{Host(tenant)}:*/**");
    }

    private static string Host(string tenant) => $"{tenant}.localhost";

    private string At(string tenant, string path) => new Uri((portal ?? throw new InvalidOperationException("Not started.")).Address(Host(tenant)), path).ToString();
}
