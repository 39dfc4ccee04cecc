using Engine;
using Engine.Access.Demo;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Account;

public sealed class DemoFilesTests
{
    [Fact]
    public async Task Every_demo_names_what_its_tenant_has()
    {
        await using var portal = new PortalFactory(settings: new Dictionary<string, string?> { ["Demo"] = "false" });
        var catalogue = portal.Services.GetRequiredService<ModuleCatalogue>();
        foreach (var tenant in portal.Services.GetRequiredService<TenantCatalogue>().Current.All)
        {
            var file = DemoFile.Read(portal.Services.GetRequiredService<HostFolders>().TenantConfig, tenant.Id).ShouldNotBeNull(tenant.Id);
            var grants = file.Accounts.SelectMany(a => a.Roles).ToList();
            grants.Select(g => g.Role).ShouldBeSubsetOf(tenant.Config.Roles.Keys, tenant.Id);
            grants.Select(g => g.Organisation).ShouldBeSubsetOf(file.Organisations.Select(o => o.Number), tenant.Id);
            grants.Select(g => g.Contract).OfType<string>().ShouldBeSubsetOf(file.Organisations.SelectMany(o => o.Contracts).Select(c => c.Number), tenant.Id);
            file.Organisations.Select(o => o.Audience).OfType<string>().ShouldBeSubsetOf(tenant.Config.Audiences.Keys, tenant.Id);
            file.Organisations.SelectMany(o => o.Contracts).SelectMany(c => c.Facts).ShouldBeSubsetOf(catalogue.Facts.Keys, tenant.Id);
            file.Organisations.ShouldContain(o => o.Staff, tenant.Id);
            file.Messages.Select(m => m.Organisation).Concat(file.Keys.Select(k => k.Organisation)).ShouldBeSubsetOf(file.Organisations.Select(o => o.Number), tenant.Id);
            file.Messages.Select(m => m.Contract).OfType<string>().ShouldBeSubsetOf(file.Organisations.SelectMany(o => o.Contracts).Select(c => c.Number), tenant.Id);
            file.Messages.SelectMany(m => m.ReadBy).Concat(file.Keys.Select(k => k.MadeBy)).ShouldBeSubsetOf(file.Accounts.Select(a => a.Mail), tenant.Id);
            file.Messages.SelectMany(m => m.Attachment?.VisibleTo ?? []).ShouldBeSubsetOf(tenant.Config.Roles.Keys, tenant.Id);
            file.Keys.SelectMany(k => k.Permissions).ShouldBeSubsetOf(catalogue.PermissionIndex.Keys, tenant.Id);
            file.Accounts.ShouldAllBe(a => a.Mail.EndsWith(".example", StringComparison.Ordinal), tenant.Id);
        }
    }

    [Fact]
    public async Task A_demo_has_messages_read_and_unread_a_file_a_draft_an_expired_key_and_requests_that_failed_for_several_reasons()
    {
        await using var portal = new DemoPortal();
        var (municipality, start) = await portal.EnterAsync("minima@waterdorp.example");
        start.Text.ShouldContain("1 ongelezen bericht");
        start.Document.QuerySelectorAll("section[aria-labelledby=laatste-mislukt] li").Length.ShouldBeGreaterThanOrEqualTo(3);
        (await municipality.GetAsync("deelnemers/gezin")).Text.ShouldContain("Demir");
        var message = await (await municipality.GetAsync("berichten?filter-gelezen=ongelezen")).ClickAsync("Drie cliënten verhuizen uit uw gemeente");
        (await message.ClickAsync("verhuizingen.csv")).Body.ShouldContain("Relatienummer;Verhuist op");
        var (manager, _) = await portal.EnterAsync("beheer@handen-genoeg.example");
        (await manager.GetAsync("koppelingen")).Text.ShouldContain("Salarispakket 2025");
        (await portal.Rows("mijnzz", db => db.Set<Collectiviteit.Mutaties.Mutatie>().Where(m => m.Fout != null).Select(m => m.Fout).Distinct().CountAsync())).ShouldBeGreaterThanOrEqualTo(4);
        municipality.Dispose();
        manager.Dispose();
    }

    [Fact]
    public async Task A_second_start_changes_nothing_and_prints_the_same_password()
    {
        await using var portal = new PortalFactory();
        var first = portal.SignIns();
        first.ShouldContain(s => s.TotpSecret != null);
        await portal.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<DemoStart>().Single().StartAsync(CancellationToken.None);
        portal.SignIns().ShouldBe(first);
    }
}
