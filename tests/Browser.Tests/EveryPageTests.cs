using System.Text.RegularExpressions;
using Engine.Access.Demo;
using Engine.Jobs;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Shouldly;
using Testing.Http;

namespace Browser.Tests;

/// <summary>
/// Every page that a role of a portal can reach passes axe and fits the screen. The pages come from the host's own endpoints: a new page that
/// nobody here can open fails the test. A page is taken twice per portal, as two roles at two widths; <c>PORTAL_TESTS=long</c> takes every
/// page as every role at both widths.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed partial class EveryPageTests(BrowserPortal portal)
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("PORTAL_TESTS") == "long";

    // lists that show links to the pages of one person or line, which differ between accounts
    private static readonly string[] Entrances =
        ["werklijst", "verzekerden?filter-naam=poel", "verzekerden?toon=alles", "verzekerden?filter-stand=niet-gelukt", "niet-gelukt", "upload", "koppelingen", "berichten", "deelnemers/gezin", "beheer/accounts?zoek=e", "toestemming/0", "ondertekenen/0"];

    // a draft is opened at one of its steps, and the others stand beside it
    private static readonly string[] Steps = ["client", "gezin", "controle", "verzekering", "bevestigen"];

    // pages that exist only in a situation that the demo does not hold
    private static readonly string[] Elsewhere =
    [
        "/inloggen/code", "/inloggen/apparaat", "/inloggen/telefoonnummer", // during signing in, which checks them
        "/instellingen/passkeys/{Id:guid}", // with a passkey, see PasskeyTests
        "/beheer/achtergrondwerk/{Id:guid}/sluiten", // asks work that failed for good
        "/beheer/workflows/definities/{Definition}/vergelijken", "/beheer/workflows/definities/{Definition}/versies/{Number:int}",
        "/beheer/workflows/definities/{Definition}/versies/{Number:int}/overzetten", // ask a definition with several versions
        "/beheer/workflows/instanties/{Id:guid}/annuleren", // asks that the newest process still runs
        "/beheer/toestemmingen/{Id:guid}", // asks a question that was mailed
        "/beheer/workflows/incidenten/{Id:guid}", // ask an instance that stopped at a fault
        "/webhooks/{Id:guid}/berichten/{Bericht:guid}", // asks that something happened at the endpoint of the demo
    ];

    private const string KeyMaker = "hoofdgebruiker@zorggroep-voorbeeld.example";
    private const string Importer = "beheer@accountbeheer.example";

    [Fact]
    public async Task Has_no_serious_finding_and_nothing_to_scroll_sideways()
    {
        // the tasks and the upload of the demo are there once its work is done; a key, a link that waits and an import once somebody has made one
        await MakeKeyAsync();
        await AskLinkAsync();
        await ImportAsync();
        await portal.Portal.Services.GetRequiredService<JobPump>().DrainAsync();
        var routes = Routes();
        var opened = new HashSet<string>();
        var findings = new List<string>();
        var taken = new Dictionary<(string Tenant, string Route), int>();
        // the roles of one tenant see mostly the same pages, and where people come by eHerkenning those of one organisation; one account stands for each
        foreach (var account in portal.Portal.SignIns().DistinctBy(s => (s.Tenant, s.Role, s.Person is null ? "" : s.Organisation)))
        {
            var desk = await portal.VisitAsAsync(account.Email);
            var phone = await portal.VisitAsAsync(account.Email, 320);
            var paths = new Queue<string>(routes.Keys.Where(r => !r.Contains('{', StringComparison.Ordinal)).Select(r => r.TrimStart('/')).Concat(Entrances));
            var known = new HashSet<string>();
            while (paths.TryDequeue(out var path))
            {
                var isUnfolded = path.Contains("open=", StringComparison.Ordinal);
                var at = (account.Tenant, routes.First(r => r.Value.IsMatch("/" + path.Split('?')[0])).Key + (isUnfolded ? "?" : ""));
                var times = taken.GetValueOrDefault(at);
                foreach (var page in Long ? [desk, phone] : times < 2 || Entrances.Contains(path) ? new[] { (times + path.Length) % 2 == 0 ? desk : phone } : [])
                {
                    if (await CheckAsync(page, account, path, findings))
                    {
                        taken[at] = times + 1;
                        opened.Add(at.Item2);
                    }

                    foreach (var link in (await LinksAsync(page)).SelectMany(WithSteps))
                    {
                        if (link.Contains("open=", StringComparison.Ordinal) ? known.Add(link.Split('?')[0]) : routes.FirstOrDefault(r => r.Key.Contains('{', StringComparison.Ordinal) && r.Value.IsMatch(link)).Key is { } route && known.Add(route))
                        {
                            paths.Enqueue(link.TrimStart('/'));
                        }
                    }
                }
            }

            await desk.Context.CloseAsync();
            await phone.Context.CloseAsync();
        }

        findings.ShouldBeEmpty();
        routes.Keys.Except(opened).Except(Elsewhere).ShouldBeEmpty("nobody reached these pages");
    }

    /// <returns>Whether this account has the page.</returns>
    private async Task<bool> CheckAsync(IPage page, DemoSignIn account, string path, List<string> findings)
    {
        var answer = await page.GotoAsync(portal.Address(account.Url.Host, path));
        var here = $"{account.Email} {path} ({page.ViewportSize?.Width})";
        switch (answer?.Status)
        {
            case 200:
                break;
            case 403 or 404:
                return false;
            default:
                findings.Add($"{here}: status {answer?.Status}");
                return false;
        }

        findings.AddRange((await Axe.SeriousAsync(page)).Select(f => $"{here}: {f}"));
        if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth") is > 0 and var over)
        {
            findings.Add($"{here}: {over} pixels too wide");
        }

        if (await page.EvaluateAsync<int>("() => Math.max(0, ...[...document.querySelectorAll('.portal-table-scroll')].map(f => f.scrollWidth - f.clientWidth))") is > 1 and var cut)
        {
            findings.Add($"{here}: a table is cut by {cut} pixels");
        }

        return true;
    }

    private static IEnumerable<string> WithSteps(string link) =>
        Draft().Match(link) is { Success: true } draft ? Steps.Select(s => draft.Value + s)
        : Upload().IsMatch(link) ? [link, link + "/aangenomen"]
        : [link];

    private async Task MakeKeyAsync()
    {
        var page = await portal.VisitAsAsync(KeyMaker);
        await page.GotoAsync(portal.Address(portal.Portal.SignIn(KeyMaker).Url.Host, "koppelingen/nieuw"));
        await page.FillAsync("[name=Naam]", "Proefkoppeling");
        await page.Locator("[name=Rechten]").First.CheckAsync();
        await page.Locator("form:has([name=Naam]) button[type=submit]").ClickAsync();
        await page.WaitForSelectorAsync("#Sleutel");
        await page.Context.CloseAsync();
    }

    private async Task AskLinkAsync()
    {
        var page = await portal.VisitAsAsync(KeyMaker);
        await page.GotoAsync(portal.Address(portal.Portal.SignIn(KeyMaker).Url.Host, "koppelen-contracten"));
        await page.FillAsync("[name=Klantnummer]", "100210");
        await page.FillAsync("[name=Nummer]", "300110");
        await page.Locator("form:has([name=Klantnummer]) button[type=submit]").ClickAsync();
        await page.WaitForSelectorAsync("main a[href^='koppelen-contracten/']");
        await page.Context.CloseAsync();
    }

    private async Task ImportAsync()
    {
        var page = await portal.VisitAsAsync(Importer);
        await page.GotoAsync(portal.Address(portal.Portal.SignIn(Importer).Url.Host, "beheer/registers"));
        await page.SelectOptionAsync("[name=Register]", "organisaties");
        await page.SetInputFilesAsync("[name=Bestand]", new FilePayload { Name = "organisaties.csv", MimeType = "text/csv", Buffer = "klantnummer;naam\n100210;Kraamzorg Nieuw\nx;\n"u8.ToArray() });
        await page.Locator("form:has([name=Register]) button[type=submit]").ClickAsync();
        await page.WaitForURLAsync("**/beheer/registers/*");
        await page.Context.CloseAsync();
    }

    private static async Task<IEnumerable<string>> LinksAsync(IPage page) =>
        await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('main a[href]')].filter(a => a.host === location.host).map(a => a.pathname + (a.matches('[aria-expanded=false]') ? a.search : ''))");

    /// <summary>Addresses of the pages, each with what matches it; the literal ones first.</summary>
    private Dictionary<string, Regex> Routes() => portal.Portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        .Select(e => "/" + e.RoutePattern.RawText?.TrimStart('/')).Distinct()
        .OrderBy(r => r.Contains('{', StringComparison.Ordinal))
        .ToDictionary(r => r, r => new Regex("^" + Regex.Replace(r.Replace("{Id:guid}", "[0-9a-f-]{36}", StringComparison.Ordinal), @"\{[A-Z][^}]*\}", "[^/]+") + "$"));

    [GeneratedRegex("^/deelnemers/gezin/[0-9a-f-]{36}/")]
    private static partial Regex Draft();

    [GeneratedRegex("^/upload/[0-9a-f-]{36}$")]
    private static partial Regex Upload();
}
