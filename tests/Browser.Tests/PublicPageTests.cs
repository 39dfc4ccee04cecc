using Microsoft.Playwright;
using Shouldly;

namespace Browser.Tests;

[Collection(BrowserCollection.Name)]
public sealed class PublicPageTests(BrowserPortal portal)
{
    public static TheoryData<string, string, int> Pages()
    {
        var pages = new TheoryData<string, string, int>();
        foreach (var host in (string[])["izz.localhost", "mijnzz.localhost", "bedrijfszorg.localhost", "inszo.localhost"])
        {
            foreach (var path in (string[])["", "contact", "inloggen", "wachtwoord-vergeten", "bestaat-niet"])
            {
                foreach (var width in Widths(pages.Count))
                {
                    pages.Add(host, path, width);
                }
            }
        }

        return pages;
    }

    // turn about; both in the long run
    private static int[] Widths(int turn) => Environment.GetEnvironmentVariable("PORTAL_TESTS") == "long" ? [1280, 320] : [turn % 2 == 0 ? 1280 : 320];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Has_no_serious_finding_and_nothing_to_scroll_sideways(string host, string path, int width)
    {
        var page = await portal.VisitAsync(width);
        await page.GotoAsync(portal.Address(host, path));
        (await Axe.SeriousAsync(page)).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    [Theory]
    [InlineData("izz.localhost")]
    [InlineData("mijnzz.localhost")]
    [InlineData("bedrijfszorg.localhost")]
    [InlineData("inszo.localhost")]
    public async Task The_keyboard_reaches_the_skip_link_first_and_every_ring_shows(string host)
    {
        var page = await portal.VisitAsync();
        await page.GotoAsync(portal.Address(host));
        await page.Keyboard.PressAsync("Tab");
        (await page.EvaluateAsync<string>("() => document.activeElement.textContent")).ShouldBe("Naar de inhoud");
        (await page.Locator(":focus").IsVisibleAsync()).ShouldBeTrue();
        for (var i = 0; i < 6; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle")).ShouldBe("solid");
        }
    }

    [Fact]
    public async Task Every_theme_brings_its_own_letters_colours_and_mark()
    {
        var looks = new List<string>();
        foreach (var host in (string[])["izz.localhost", "mijnzz.localhost", "bedrijfszorg.localhost", "inszo.localhost"])
        {
            var page = await portal.VisitAsync();
            await page.GotoAsync(portal.Address(host), new() { WaitUntil = WaitUntilState.NetworkIdle });
            (await page.EvaluateAsync<bool>("() => [...document.fonts].some(f => f.status === 'loaded')")).ShouldBeTrue(host);
            (await page.EvaluateAsync<int>("() => document.querySelector('.portal-brand__logo').naturalWidth")).ShouldBeGreaterThan(0, host);
            looks.Add(await page.EvaluateAsync<string>("() => getComputedStyle(document.body).fontFamily + getComputedStyle(document.querySelector('.portal-hero')).backgroundColor"));
        }

        looks.Distinct().Count().ShouldBe(4);
    }
}
