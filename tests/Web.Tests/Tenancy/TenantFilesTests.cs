using System.Net;
using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;
using Testing.Http;

namespace Web.Tests.Tenancy;

/// <summary>The files of this repository, and a portal that exists only as files.</summary>
public sealed class TenantFilesTests
{
    [Fact]
    public async Task All_tenants_of_the_repository_are_good()
    {
        await using var portal = new PortalFactory();
        var live = portal.Services.GetRequiredService<TenantCatalogue>().Current;
        portal.Services.GetRequiredService<ConfigurationHealth>().Current.Errors.ShouldBeEmpty();
        live.All.Select(t => t.Id).Order(StringComparer.Ordinal).ShouldBe(["bedrijfszorg", "inszo", "izz", "mijnzz"]);
        foreach (var tenant in live.All)
        {
            tenant.Config.Roles.Values.ShouldContain(r => r.Staff && r.Permissions.Contains("portal.functies-beheren"), tenant.Id);
        }
    }

    [Fact]
    public async Task A_fifth_portal_is_one_file_and_one_theme_and_is_there_within_seconds()
    {
        using var folder = new TenantFolder(InstalledModules.All);
        folder.Write("noord", TenantFolder.Good("noord"));
        await using var portal = new PortalFactory(settings: new Dictionary<string, string?> { ["TenantConfig"] = folder.Path, ["Themes"] = folder.Themes });
        using var visitor = portal.Visit("vijfde.localhost");
        (await visitor.GetAsync("/")).Bytes.ShouldBeEmpty();

        folder.AddTheme("vijfde");
        folder.Write("vijfde", TenantFolder.Good("vijfde").Replace("\"base\"", "\"vijfde\"", StringComparison.Ordinal));
        await Eventually(async () => (await visitor.GetAsync("/")).Body.Contains("Welkom bij vijfde", StringComparison.Ordinal));

        folder.Delete("vijfde");
        await Eventually(async () => (await visitor.GetAsync("/")).Bytes.Length == 0);
    }

    [Fact]
    public async Task A_fifth_portal_is_walked_through_from_sign_in_to_a_page_without_code()
    {
        using var folder = new TenantFolder(InstalledModules.All);
        folder.AddTheme("vijfde");
        folder.Write("vijfde", """
            {
              "name": "De Vijfde Verzekeraar",
              "hosts": ["vijfde.localhost"],
              "theme": "vijfde",
              "modules": ["portal", "collectiviteit"],
              "features": { "collectiviteit.zoeken": {} },
              "roles": { "lezer": { "name": "Lezer", "permissions": ["collectiviteit.inzien"] } },
              "signIn": { "schemes": ["password"] },
              "navigation": { "items": [{ "page": "portal.start" }, { "page": "collectiviteit.verzekerden", "label": "Onze leden" }] },
              "wording": { "collectiviteit.deelnemers": "leden" },
              "publicPage": { "title": "Welkom bij de Vijfde", "lead": "Regel hier uw zaken." },
              "contact": { "desk": "Vijfde hulp", "mail": "desk@vijfde.example", "phone": "088 000 00 00", "hours": "9-17", "sender": "no-reply@vijfde.example" }
            }
            """);

        // the customer and the account: elsewhere the desk makes them, in Development this file
        Directory.CreateDirectory(Path.Combine(folder.Path, "vijfde"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "vijfde", "demo.json"), """
            {
              "organisations": [{ "number": "1", "name": "Klant Vijf", "contracts": [{ "number": "5", "name": "Contract vijf", "start": "2026-01-01" }] }],
              "accounts": [{ "mail": "lezer@klant.example", "name": "Lea Lezer", "roles": [{ "organisation": "1", "role": "lezer" }] }]
            }
            """);
        await using var portal = new PortalFactory(settings: new Dictionary<string, string?> { ["TenantConfig"] = folder.Path, ["Themes"] = folder.Themes });
        var (visitor, start) = await portal.EnterAsync("lezer@klant.example");
        start.Text.ShouldContain("Welkom, Lea Lezer");
        start.Body.ShouldContain("thema/vijfde");
        var page = await start.ClickAsync("Onze leden");
        page.Text.ShouldContain("Zoeken leden");
        page.Body.ShouldContain("Vijfde hulp");
        (await visitor.GetAsync("contractdetails")).Status.ShouldBe(HttpStatusCode.NotFound, "a feature that the file does not name is off");
    }

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        for (var waited = 0; !await condition(); waited += 100)
        {
            waited.ShouldBeLessThan(5000, "a changed folder is picked up within seconds");
            await Task.Delay(100);
        }
    }
}
