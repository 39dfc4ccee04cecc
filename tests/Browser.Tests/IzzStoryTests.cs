using System.Globalization;
using System.IO.Compression;
using Engine.Calendar;
using Engine.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;

namespace Browser.Tests;

/// <summary>What the first portal is for, from end to end in a browser: find, download, deregister; and switch a feature off.</summary>
[Collection(BrowserCollection.Name)]
public sealed class IzzStoryTests(BrowserPortal portal)
{
    private const string Host = "izz.localhost";
    private const string MainUser = "hoofdgebruiker@zorggroep-voorbeeld.example";
    private const string Admin = "beheer@accountbeheer.example";

    [Theory]
    [InlineData(true, "poel")]
    [InlineData(false, "hof")]
    public async Task A_main_user_deregisters_a_family_with_and_without_script(bool script, string name)
    {
        var page = await portal.VisitAsAsync(MainUser, script: script);
        await page.GotoAsync(portal.Address(Host, "verzekerden"));
        await page.FillAsync("#filter-naam", name);
        await page.ClickAsync("#zoek-met button");
        await page.WaitForURLAsync("**filter-naam=*");
        await OpenFamilyAsync(page);

        // a day that does not exist comes back with what was typed
        await page.FillAsync("[name='Invoer.Einddatum']", "31-02-2026");
        await page.SelectOptionAsync("[name='Invoer.Reden']", "einde-collectiviteit");
        await page.ClickAsync("button[value=controleren]");
        await page.Locator(".portal-error-summary").WaitForAsync();
        (await page.InputValueAsync("[name='Invoer.Einddatum']")).ShouldBe("31-02-2026");

        var last = DutchTime.Today(TimeProvider.System).ToString("dd-MM-yyyy", CultureInfo.InvariantCulture);
        await page.FillAsync("[name='Invoer.Einddatum']", last);
        await page.ClickAsync("button[value=controleren]");
        await page.Locator("button[value=bevestigen]").WaitForAsync();
        (await page.Locator("main").InnerTextAsync()).ShouldContain($"tot en met {last}");
        await page.ClickAsync("button[value=bevestigen]");
        await page.Locator("#tabel tbody tr.is-pending").First.WaitForAsync();
        (await page.Locator("#tabel tbody tr.is-pending").First.InnerTextAsync()).ShouldContain("in behandeling");

        await portal.Portal.Services.GetRequiredService<JobPump>().DrainAsync();
        await page.ReloadAsync();
        (await page.Locator("#tabel tbody tr.is-pending").CountAsync()).ShouldBe(0);
        (await page.Locator("#tabel tbody tr").First.InnerTextAsync()).ShouldContain(last);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_main_user_downloads_what_the_list_shows()
    {
        var page = await portal.VisitAsAsync(MainUser);
        await page.GotoAsync(portal.Address(Host, "verzekerden?filter-naam=poel"));
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "Download" }).ClickAsync());
        download.SuggestedFilename.ShouldEndWith(".xlsx");
        using var workbook = ZipFile.OpenRead(await download.PathAsync());
        using var sheet = new StreamReader((workbook.GetEntry("xl/worksheets/sheet1.xml") ?? throw new InvalidOperationException("No sheet.")).Open());
        (await sheet.ReadToEndAsync()).ShouldContain("Poel");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_feature_that_the_admin_switches_off_is_gone_until_the_switch_is_undone()
    {
        var user = await portal.VisitAsAsync(MainUser);
        var admin = await portal.VisitAsAsync(Admin);
        (await StatusAsync(user, "contractdetails")).ShouldBe(200);

        await admin.GotoAsync(portal.Address(Host, "beheer/functies"));
        var button = admin.Locator("li[id='collectiviteit.contractdetails'] button");
        (await button.InnerTextAsync()).ShouldStartWith("Zet uit");
        await button.ClickAsync();
        await button.Filter(new() { HasText = "Zet aan" }).WaitForAsync();
        await BecomesAsync(user, "contractdetails", 404);
        await user.GotoAsync(portal.Address(Host));
        (await user.Locator("a[href=contractdetails]").CountAsync()).ShouldBe(0);

        await admin.GotoAsync(portal.Address(Host, "beheer/functies/collectiviteit.contractdetails"));
        await admin.GetByRole(AriaRole.Button, new() { Name = "Terugdraaien" }).First.ClickAsync();
        await BecomesAsync(user, "contractdetails", 200);
        await user.GotoAsync(portal.Address(Host));
        (await user.Locator("a[href=contractdetails]").CountAsync()).ShouldBeGreaterThan(0);
        await user.Context.CloseAsync();
        await admin.Context.CloseAsync();
    }

    /// <summary>Opens from the list the deregistration of the first person who takes a family along.</summary>
    private static async Task OpenFamilyAsync(IPage page)
    {
        var list = page.Url;
        var rows = page.Locator("a[href$='/afmelden']");
        for (var i = 0; i < await rows.CountAsync(); i++)
        {
            await rows.Nth(i).ClickAsync();
            await page.Locator("button[value=controleren]").WaitForAsync();
            if (await page.Locator("[id='Invoer.Gezin']").CountAsync() > 0)
            {
                return;
            }

            await page.GotoAsync(list);
        }

        throw new InvalidOperationException("Nobody in this list has a family.");
    }

    private async Task<int> StatusAsync(IPage page, string path) =>
        (await page.GotoAsync(portal.Address(Host, path)))?.Status ?? 0;

    private async Task BecomesAsync(IPage page, string path, int status)
    {
        // a switch reaches every node within seconds
        for (var tries = 0; await StatusAsync(page, path) != status; tries++)
        {
            tries.ShouldBeLessThan(50, $"{path} does not become {status}");
            await Task.Delay(100);
        }
    }
}
