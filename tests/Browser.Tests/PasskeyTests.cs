using Microsoft.Playwright;
using Shouldly;
using Testing.Http;

namespace Browser.Tests;

/// <summary>Passkeys of Chromium's own virtual authenticator: registered, used as first and as second step, removed.</summary>
[Collection(BrowserCollection.Name)]
public sealed class PasskeyTests(BrowserPortal portal)
{
    // not a role that another test of the shared portal signs in as
    private const string Customer = "onderhoud@steenhart.example";
    private const string Doctor = "zuid@de-vijzel.example";

    [Fact]
    public async Task A_passkey_is_registered_opens_the_portal_with_one_gesture_and_is_removed()
    {
        var account = portal.Portal.SignIn(Customer);
        var page = await portal.VisitAsync();
        await page.AddAuthenticatorAsync();
        await page.SignInAsync(portal.Address(account.Url.Host, "inloggen"), account);
        await RegisterAsync(page, account.Url.Host, account.Password);
        (await page.Locator(".portal-codes code").CountAsync()).ShouldBe(10);

        // the browser's own list under the field with the user name: the virtual authenticator takes what it offers
        await SignOutAsync(page, account.Url.Host);
        await page.WaitForURLAsync(url => !url.Contains("inloggen", StringComparison.Ordinal));
        await page.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = async () => false;");
        await SignOutAsync(page, account.Url.Host);
        await page.ClickAsync("text=Log in met een passkey");
        await page.WaitForURLAsync(url => !url.Contains("inloggen", StringComparison.Ordinal));
        await page.GotoAsync(portal.Address(account.Url.Host, "instellingen/passkeys"));
        (await page.InnerTextAsync("main")).ShouldContain("Laatst gebruikt");
        (await Axe.SeriousAsync(page)).ShouldBeEmpty();

        await page.ClickAsync("text=Laptop");
        await page.FillAsync("#Password", account.Password);
        await page.ClickAsync("text=Verwijder deze passkey");
        await page.WaitForURLAsync("**/instellingen/passkeys");
        await SignOutAsync(page, account.Url.Host);
        await page.ClickAsync("text=Log in met een passkey");
        await page.WaitForSelectorAsync("text=niet gelukt");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_passkey_is_the_second_step_after_a_password_and_a_code_stays_possible()
    {
        var account = portal.Portal.SignIn(Doctor);
        var page = await portal.VisitAsync();
        await page.AddAuthenticatorAsync();
        await page.SignInAsync(portal.Address(account.Url.Host, "inloggen"), account);
        await RegisterAsync(page, account.Url.Host, account.Password);

        await SignOutAsync(page, account.Url.Host);
        await page.FillAsync("#Mail", account.Email);
        await page.FillAsync("#Password", account.Password);
        await page.ClickAsync("form:has(#Password) button[type=submit]");
        await page.WaitForURLAsync("**/inloggen/code");
        await page.ClickAsync("button[value=Passkey]");
        await page.WaitForSelectorAsync("button:has-text('Gebruik uw passkey')");
        (await Axe.SeriousAsync(page)).ShouldBeEmpty();
        await page.ClickAsync("button:has-text('Gebruik uw passkey')");
        await page.WaitForURLAsync(url => !url.Contains("inloggen", StringComparison.Ordinal));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Without_script_no_form_for_passkeys_shows()
    {
        var page = await portal.VisitAsync(script: false);
        await page.GotoAsync(portal.Address("bedrijfszorg.localhost", "inloggen"));
        (await page.Locator("form[data-passkey]").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("#Mail").IsVisibleAsync()).ShouldBeTrue();
        await page.Context.CloseAsync();
    }

    private async Task RegisterAsync(IPage page, string host, string password)
    {
        await page.GotoAsync(portal.Address(host, "instellingen/passkeys"));
        await page.FillAsync("#Name", "Laptop");
        await page.FillAsync("#Password", password);
        await page.ClickAsync("main button:has-text('Voeg een passkey toe')");
        await page.ClickAsync("button:has-text('Maak de passkey')");
        await page.WaitForURLAsync(url => url.Contains("herstelcodes", StringComparison.Ordinal));
        await page.WaitForSelectorAsync("text=Uw passkey is toegevoegd");
    }

    private async Task SignOutAsync(IPage page, string host)
    {
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(portal.Address(host, "inloggen"));
    }
}
