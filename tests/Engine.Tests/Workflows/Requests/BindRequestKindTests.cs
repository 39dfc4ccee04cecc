using Engine.Access;
using Engine.Audit;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Requests.Bindings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Requests;

public sealed class BindRequestKindTests
{
    private static readonly Tenant Noord = TestTenants.Make("noord", """{ "features": { "portal.werklijst": {}, "portal.account-aanvragen": { "state": "off" } } }""");

    [Fact]
    public async Task What_the_tenant_file_does_not_offer_is_not_there_to_bind()
    {
        await using var portal = await OpenAsync();
        (await portal.As(Noord, s => s.GetRequiredService<BindingOverview>().ListAsync(default))).Select(r => r.Kind.Id).ShouldBe([RequestFlows.Kind]);
        (await portal.As(TestTenants.Zuid, s => s.GetRequiredService<BindingOverview>().ListAsync(default))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_binding_holds_at_once_is_logged_and_leaves_other_tenants_alone()
    {
        await using var portal = await OpenAsync();
        (await BindAsync(portal, "ander", null, 0)).IsRefused.ShouldBeFalse();
        (await NowAsync(portal, Noord)).ShouldBe("ander");
        (await NowAsync(portal, TestTenants.Zuid)).ShouldBe(RequestFlows.Kind);
        (await portal.Read(Noord, db => db.Set<AuditEvent>().SingleAsync(e => e.Type == "portal.workflow-koppelen"))).Detail.ShouldNotBeNull().ShouldStartWith($"{RequestFlows.Kind}: ander");
    }

    [Fact]
    public async Task A_planned_binding_waits_for_its_moment_and_can_be_undone_before_and_after_it()
    {
        await using var portal = await OpenAsync();
        var tomorrow = Engine.Calendar.DutchTime.Local(portal.Clock.GetUtcNow().AddDays(1)).ToString("dd-MM-yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        (await BindAsync(portal, "ander", tomorrow, 0)).IsRefused.ShouldBeFalse();
        var row = await RowAsync(portal);
        (row.Now.DefinitionId, row.Planned.ShouldHaveSingleItem().Handling.DefinitionId).ShouldBe((RequestFlows.Kind, "ander"));

        (await BindAsync(portal, RequestFlows.Kind, tomorrow, 1)).IsRefused.ShouldBeFalse();
        (await RowAsync(portal)).Planned.ShouldHaveSingleItem().Handling.DefinitionId.ShouldBe(RequestFlows.Kind);
        (await BindAsync(portal, "ander", tomorrow, 2)).IsRefused.ShouldBeFalse();
        portal.Clock.Advance(TimeSpan.FromDays(1));
        (await NowAsync(portal, Noord)).ShouldBe("ander");

        (await BindAsync(portal, RequestFlows.Kind, null, 3)).IsRefused.ShouldBeFalse();
        (await NowAsync(portal, Noord)).ShouldBe(RequestFlows.Kind);
        (await RowAsync(portal)).History.Select(l => l.Sequence).ShouldBe([4, 3, 2, 1]);
    }

    [Fact]
    public async Task Requests_that_run_keep_their_definition_and_are_counted_by_it()
    {
        await using var portal = await OpenAsync();
        await portal.AskAsync(Noord);
        await BindAsync(portal, "ander", null, 0);
        await portal.AskAsync(Noord);
        await portal.AskAsync(Noord);
        await portal.DrainAsync();
        var row = await RowAsync(portal);
        (row.OpenCount, string.Join(", ", row.Open.OrderBy(o => o.Count).Select(o => $"{o.DefinitionName} {o.Count}"))).ShouldBe((3, $"{RequestFlows.Kind} 1, ander 2"));
    }

    [Theory]
    [InlineData("ander", null, "", "binding.reason")]
    [InlineData("bestaat-niet", null, "reden", "binding.definition")]
    [InlineData("concept", null, "reden", "binding.definition")]
    [InlineData("ander", "01-01-2000 07:00", "reden", "binding.moment")]
    [InlineData("ander", "morgen", "reden", "binding.moment")]
    public async Task What_cannot_be_is_refused(string definition, string? from, string reason, string code)
    {
        await using var portal = await OpenAsync();
        var bound = await BindAsync(portal, definition, from, 0, reason);
        bound.Refusals.Select(r => r.Code).ShouldBe([code]);
    }

    [Fact]
    public async Task A_kind_that_the_portal_does_not_know_cannot_be_bound()
    {
        await using var portal = await OpenAsync();
        var bound = await portal.As(Noord, s => As(s, new("bestaat-niet", "ander", null, null, "reden", 0)));
        bound.Refusals.Select(r => r.Code).ShouldBe(["binding.kind"]);
    }

    [Fact]
    public async Task A_version_that_was_never_published_cannot_be_bound()
    {
        await using var portal = await OpenAsync();
        var bound = await portal.As(Noord, s => As(s, new(RequestFlows.Kind, "ander", 7, null, "reden", 0)));
        bound.Refusals.Select(r => r.Code).ShouldBe(["binding.version"]);
    }

    [Fact]
    public Task Of_two_who_bind_at_once_the_second_is_told() => Race(DatabaseProvider.Sqlite);

    [Fact, Trait("Category", "Postgres")]
    public Task Of_two_who_bind_at_once_the_second_is_told_on_PostgreSQL() => Race(DatabaseProvider.Postgres);

    private static async Task Race(DatabaseProvider provider)
    {
        await using var portal = await OpenAsync(provider);
        var bound = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => BindAsync(portal, "ander", null, 0))));
        bound.Count(b => !b.IsRefused).ShouldBe(1);
        bound.Where(b => b.IsRefused).ShouldAllBe(b => b.Refusals[0] == BindRequestKind.ChangedMeanwhile);
    }

    private static async Task<WorkflowPortal> OpenAsync(DatabaseProvider? provider = null)
    {
        var portal = new WorkflowPortal(provider: provider);
        foreach (var tenant in (Tenant[])[Noord, TestTenants.Zuid])
        {
            await portal.PublishAsync(tenant, Flows.Sequence(RequestFlows.Kind, Flows.Delay("d", "1.00:00:00")));
        }

        await portal.PublishAsync(Noord, Flows.Sequence("ander", Flows.Delay("d", "1.00:00:00")));
        return portal;
    }

    private static Task<Result<WorkflowBinding>> BindAsync(WorkflowPortal portal, string definition, string? from, int seen, string reason = "Nieuwe werkwijze") =>
        portal.As(Noord, s => As(s, new(RequestFlows.Kind, definition, null, from, reason, seen)));

    private static Task<Result<WorkflowBinding>> As(IServiceProvider services, BindRequestKind.Input input)
    {
        services.GetRequiredService<CurrentActor>().OrNone = new()
        {
            AccountId = Guid.NewGuid(), Name = "Beheerder", Mail = "beheer@noord.example", OrganisationId = Guid.NewGuid(), OrganisationNumber = "1", OrganisationName = "Noord",
            Level = Level.Password, Roles = [], Permissions = PermissionSet.None, Stamp = "1", Contracts = [],
        };
        return services.GetRequiredService<BindRequestKind>().HandleAsync(input, default);
    }

    private static Task<string> NowAsync(WorkflowPortal portal, Tenant tenant) =>
        portal.As(tenant, async s => (await s.GetRequiredService<RequestBindings>().HandlerAsync(RequestFlows.Kind, default)).DefinitionId);

    private static async Task<BindingOverview.Row> RowAsync(WorkflowPortal portal) =>
        (await portal.As(Noord, s => s.GetRequiredService<BindingOverview>().FindAsync(RequestFlows.Kind, default))).ShouldNotBeNull();
}
