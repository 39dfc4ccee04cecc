using Engine;
using Engine.Access.Demo;
using Engine.Modules;
using Engine.Tenancy;
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
            file.Accounts.ShouldAllBe(a => a.Mail.EndsWith(".example", StringComparison.Ordinal), tenant.Id);
        }
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
