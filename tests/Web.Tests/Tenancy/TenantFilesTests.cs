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

    private static async Task Eventually(Func<Task<bool>> condition)
    {
        for (var waited = 0; !await condition(); waited += 100)
        {
            waited.ShouldBeLessThan(5000, "a changed folder is picked up within seconds");
            await Task.Delay(100);
        }
    }
}
