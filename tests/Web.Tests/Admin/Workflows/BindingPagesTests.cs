using Engine.Data;
using Engine.Tenancy;
using Engine.Workflows.Definitions;
using Engine.Workflows.Library;
using Engine.Workflows.Requests;
using Engine.Workflows.Requests.Bindings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing.Http;

namespace Web.Tests.Admin.Workflows;

public sealed class BindingPagesTests : IAsyncLifetime
{
    private const string Page = "beheer/workflows/koppelingen/portal.account";

    private readonly PortalFactory portal = new(settings: new Dictionary<string, string?> { ["Jobs:Enabled"] = "false", ["DemoRequests"] = "false" });
    private Visitor visitor = new(new());

    public async Task InitializeAsync()
    {
        (visitor, _) = await portal.EnterAsync("beheer@accountbeheer.example");
        foreach (var (id, name) in ((string, string)[])[("portal.account", "Gewone route"), ("ander", "Andere route")])
        {
            await AsAsync(async services =>
            {
                var store = services.GetRequiredService<WorkflowStore>();
                var definition = DefinitionReader.Read($$"""{ "definitionId": "{{id}}", "name": "{{name}}", "root": { "type": "Elsa.Sequence", "id": "root", "activities": [] } }""").Definition.ShouldNotBeNull();
                (await store.PublishAsync(await store.KeepAsync(definition, VersionOrigin.File, null, default), definition, default)).Refusals.ShouldBeEmpty();
                return true;
            });
        }
    }

    public async Task DisposeAsync()
    {
        visitor.Dispose();
        await portal.DisposeAsync();
    }

    [Fact]
    public async Task Requests_that_run_are_counted_in_words()
    {
        foreach (var told in (string[])["dat is er één.", "dat zijn er 2."])
        {
            await AsAsync(s => s.GetRequiredService<StartRequest>().HandleAsync(new("portal.account", Guid.NewGuid(), "De Linde", new Dictionary<string, object?>()), default));
            (await visitor.GetAsync("beheer/workflows/koppelingen/portal.account")).Text.ShouldContain(told);
        }

        (await visitor.GetAsync("beheer/workflows/koppelingen/portal.account")).Text.ShouldContain("Lopende aanvragen 2, met Gewone route");
    }

    [Fact]
    public async Task An_admin_binds_plans_and_goes_back()
    {
        var page = await (await visitor.GetAsync("beheer/workflows/koppelingen")).ClickAsync("Account aanvragen");
        page.Text.ShouldContain("Gewone route");
        page.Text.ShouldContain("Deze koppeling is nog niet gewijzigd.");
        page = await page.Form("koppelen").Fill("DefinitionId", "ander").Fill("Reason", "Nieuwe werkwijze").SubmitAndFollowAsync();
        page.Text.ShouldContain("De koppeling is gewijzigd.");
        page = await page.Form("koppelen").Fill("DefinitionId", "portal.account").Fill("Reason", "Tijdelijk").Fill("From", "01-06-2027 07:00").SubmitAndFollowAsync();
        page.Text.ShouldContain("De wijziging is gepland.");
        page.Text.ShouldContain("01-06-2027 07:00 (gepland)");
        (await visitor.GetAsync("beheer/workflows/koppelingen")).Text.ShouldContain("Gewone route vanaf 01-06-2027 07:00");

        page = await page.ClickAsync("Opnieuw koppelen: Gewone route");
        page.Document.QuerySelector("option[selected][value='portal.account']").ShouldNotBeNull();
        page = await page.Form("koppelen").Fill("Reason", "Teruggezet").SubmitAndFollowAsync();
        (await AsAsync(s => s.GetRequiredService<RequestBindings>().HandlerAsync("portal.account", default))).DefinitionId.ShouldBe("portal.account");
    }

    [Fact]
    public async Task What_is_refused_stays_filled_in_and_who_was_overtaken_is_told()
    {
        var page = await visitor.GetAsync(Page);
        var late = page.Form("koppelen").Fill("DefinitionId", "ander").Fill("Reason", "Te laat");
        var refused = await page.Form("koppelen").Fill("DefinitionId", "ander").Fill("Reason", "").Fill("Number", "9").SubmitAsync();
        refused.Text.ShouldContain("Deze versie is niet gepubliceerd.");
        refused.Text.ShouldContain("Vul de reden in");
        refused.Document.QuerySelector("input[name=Number]").ShouldNotBeNull().GetAttribute("value").ShouldBe("9");
        await refused.Form("koppelen").Fill("Reason", "Goed").Fill("Number", "1").SubmitAndFollowAsync();
        (await late.SubmitAsync()).Text.ShouldContain("Iemand anders heeft deze koppeling net gewijzigd.");
        (await AsAsync(s => s.GetRequiredService<PortalDbContext>().Set<WorkflowBinding>().SingleAsync())).Number.ShouldBe(1);
    }

    private async Task<T> AsAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        using var entered = portal.Services.GetRequiredService<CurrentTenant>().Enter(portal.Services.GetRequiredService<TenantCatalogue>().Current.Find("izz").ShouldNotBeNull());
        await using var scope = portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
