using Microsoft.Playwright;
using Testing.Http;

namespace Browser.Tests;

/// <summary>The whole host on real Kestrel and one Chromium, shared by the tests of a class; each test gets a browser profile of its own.</summary>
public sealed class BrowserPortal : IAsyncLifetime
{
    private static readonly string[] Switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private PortalFactory? portal;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public PortalFactory Portal => portal ?? throw new InvalidOperationException("The portal has not started.");

    public async Task InitializeAsync()
    {
        portal = PortalFactory.OnKestrel();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = Switches,
        });
    }

    /// <summary>A fresh visitor: no cookies, one page, in the width of a phone or a desk.</summary>
    /// <param name="script">False for a browser that runs no script at all.</param>
    public async Task<IPage> VisitAsync(int width = 1280, bool script = true)
    {
        var context = await (browser ?? throw new InvalidOperationException("The browser has not started.")).NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 900 },
            JavaScriptEnabled = script,
            Locale = "nl-NL",
            // the page's own policy forbids the script of the accessibility checker
            BypassCSP = true,
        });
        return await context.NewPageAsync();
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
