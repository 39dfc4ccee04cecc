using Microsoft.Playwright;
using Testing.Http;

namespace Browser.Tests;

/// <summary>Every class of this project is in the one collection, so that host and browser start once.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<BrowserPortal>
{
    public const string Name = "browser";
}

/// <summary>
/// The whole host with its demo customers on real Kestrel and one Chromium, shared by all tests; each test gets a browser profile of its own.
/// Background work is done when a test says so.
/// </summary>
public sealed class BrowserPortal : IAsyncLifetime
{
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly Dictionary<string, string> signedIn = [];
    private PortalFactory? portal;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public PortalFactory Portal => portal ?? throw new InvalidOperationException("The portal has not started.");

    public async Task InitializeAsync()
    {
        // every person of the tests signs in from this one machine
        portal = PortalFactory.OnKestrel(settings: new Dictionary<string, string?>
        {
            ["Jobs:Enabled"] = "false", ["DEMO_PASSWORD"] = "appel-kompas-fiets", ["Limits:SignIn"] = "1000", ["Limits:Code"] = "1000",
        });
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Switches,
        });
    }

    /// <summary>A fresh visitor: no cookies, one page, in the width of a phone or a desk.</summary>
    /// <param name="script">False for a browser that runs no script at all.</param>
    /// <param name="session">Cookies of an earlier visit; null for a stranger.</param>
    public async Task<IPage> VisitAsync(int width = 1280, bool script = true, string? session = null)
    {
        var context = await (browser ?? throw new InvalidOperationException("The browser has not started.")).NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            Locale = "nl-NL",
            // hosts that serve https here signed their certificate themselves
            IgnoreHTTPSErrors = true,
            StorageState = session,
            // the page's own policy forbids the script of the accessibility checker
            BypassCSP = true,
        });
        return await context.NewPageAsync();
    }

    /// <summary>A browser in which this demo account is signed in; it signs in through the form once and keeps the cookies.</summary>
    public async Task<IPage> VisitAsAsync(string mail, int width = 1280, bool script = true)
    {
        var account = Portal.SignIn(mail);
        if (!signedIn.TryGetValue(mail, out var session))
        {
            var page = await VisitAsync();
            await page.SignInAsync(Address(account.Url.Host, "inloggen"), account);
            signedIn[mail] = session = await page.Context.StorageStateAsync();
            await page.Context.CloseAsync();
        }

        return await VisitAsync(width, script, session);
    }

    public string Address(string host, string path = "") => new Uri(Portal.Address(host), path).ToString();

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.CloseAsync();
        }

        playwright?.Dispose();
        if (portal is not null)
        {
            await portal.DisposeAsync();
        }
    }
}
