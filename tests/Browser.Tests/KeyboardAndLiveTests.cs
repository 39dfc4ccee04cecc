using Microsoft.Playwright;
using Shouldly;

namespace Browser.Tests;

/// <summary>Working without a mouse, and lists that renew in place without losing one's place.</summary>
[Collection(BrowserCollection.Name)]
public sealed class KeyboardAndLiveTests(BrowserPortal portal)
{
    private const string Host = "izz.localhost";
    private const string MainUser = "hoofdgebruiker@zorggroep-voorbeeld.example";

    [Fact]
    public async Task The_keyboard_alone_finds_somebody_and_opens_the_deregistration()
    {
        var page = await portal.VisitAsAsync(MainUser);
        await page.GotoAsync(portal.Address(Host, "verzekerden"));
        await TabToAsync(page, "#filter-naam");
        await page.Keyboard.TypeAsync("zijlstra");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**filter-naam=zijlstra**");
        await TabToAsync(page, "a[href$='/afmelden']");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("button[value=controleren]").WaitForAsync();
        (await page.Locator("h1").InnerTextAsync()).ShouldEndWith("afmelden");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Filtering_sorting_and_paging_keep_address_and_focus_and_tell_the_count()
    {
        var page = await portal.VisitAsAsync(MainUser);
        await page.GotoAsync(portal.Address(Host, "verzekerden?toon=alles"));
        await page.EvaluateAsync("() => { window.same = true; }");

        await page.FocusAsync("#pagina-volgende");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**na=*");
        await FocusIsAsync(page, "pagina-volgende");

        await page.ClickAsync("#tabel-sorteer-relatienummer");
        await page.WaitForURLAsync("**relatienummer*");
        await page.Locator("th[aria-sort=ascending] #tabel-sorteer-relatienummer").WaitForAsync();
        await FocusIsAsync(page, "tabel-sorteer-relatienummer");

        await page.FillAsync("#tabel-filter-naam", "zijlstra");
        await page.PressAsync("#tabel-filter-naam", "Enter");
        await page.WaitForURLAsync("**filter-naam=zijlstra**");
        await FocusIsAsync(page, "tabel-filter-naam");
        await page.Locator("#mededeling", new() { HasTextRegex = new(@"^\s*\d+ resulta(at|ten)\s*$") }).WaitForAsync(new() { State = WaitForSelectorState.Attached });
        (await page.EvaluateAsync<bool>("() => window.same === true")).ShouldBeTrue("the page was not loaded again");

        // the address alone brings back what is shown
        var shown = await page.Locator("#tabel tbody").InnerTextAsync();
        await page.ReloadAsync();
        (await page.Locator("#tabel tbody").InnerTextAsync()).ShouldBe(shown);
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_menu_is_closed_on_arrival_and_marks_where_you_are(bool script)
    {
        var page = await portal.VisitAsAsync(MainUser, script: script);
        await page.GotoAsync(portal.Address(Host, "verzekerden"));
        (await page.Locator(".portal-nav__open details[open]").CountAsync()).ShouldBe(0);
        (await page.Locator(".portal-section-nav a[aria-current=page]").InnerTextAsync()).ShouldBe("Zoeken verzekerden");
        await page.ClickAsync(".portal-nav__open summary");
        (await page.Locator(".portal-nav__open a[href=contractdetails]").IsVisibleAsync()).ShouldBeTrue();
        if (script)
        {
            await page.Keyboard.PressAsync("Escape");
            (await page.Locator(".portal-nav__open details[open]").CountAsync()).ShouldBe(0);
            (await page.EvaluateAsync<string>("() => document.activeElement.tagName")).ShouldBe("SUMMARY");
        }

        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_end_of_the_session_is_announced_and_can_be_put_off()
    {
        var page = await portal.VisitAsAsync(MainUser);
        await page.Clock.InstallAsync();
        await page.GotoAsync(portal.Address(Host));
        var dialog = page.Locator("dialog.portal-session__dialog");
        (await dialog.IsVisibleAsync()).ShouldBeFalse();
        await page.Clock.FastForwardAsync("13:30");
        await dialog.WaitForAsync();
        (await Axe.SeriousAsync(page)).ShouldBeEmpty();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Blijf ingelogd" }).ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.Clock.FastForwardAsync("10:00");
        page.Url.ShouldNotContain("inloggen");
        await page.Context.CloseAsync();
    }

    private static async Task TabToAsync(IPage page, string selector)
    {
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The keyboard does not reach {selector}.");
    }

    private static async Task FocusIsAsync(IPage page, string id) =>
        await page.WaitForFunctionAsync("id => document.activeElement.id === id", id);
}
