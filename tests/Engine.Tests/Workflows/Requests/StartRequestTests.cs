using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Tests.Workflows.Runtime;
using Engine.Workflows.Requests.Bindings;
using Engine.Workflows.Requests;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Requests;

public sealed class StartRequestTests
{
    [Fact]
    public async Task A_request_starts_the_definition_of_its_name_and_tells_it_what_was_asked()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence(RequestFlows.Kind, Flows.Script("l", "getInput('Naam') + ' ' + getInput('RequestId')")));
        var request = (await portal.AskAsync(TestTenants.Noord, inputs: new Dictionary<string, object?> { ["Naam"] = "Linde" })).Value;
        var instance = await portal.Read(TestTenants.Noord, db => db.Set<WorkflowInstance>().SingleAsync(i => i.RequestId == request.Id));
        await portal.DrainAsync();
        (await portal.LinesAsync(TestTenants.Noord, instance.Id)).ShouldBe([$"Linde {request.Id:N}"]);
        (request.Status, request.EndedAt).ShouldBe(("aangevraagd", null));
        request.Promised.ShouldNotBeNull("the kind of request promises a day");
    }

    [Fact]
    public Task The_same_form_sent_twice_is_one_request() => SameForm(DatabaseProvider.Sqlite);

    [Fact, Trait("Category", "Postgres")]
    public Task The_same_form_sent_ten_times_at_once_is_one_request_on_PostgreSQL() => SameForm(DatabaseProvider.Postgres);

    [Fact]
    public async Task Who_asked_what_stands_in_the_log()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence(RequestFlows.Kind, Flows.Line("l", "een")));
        var request = (await portal.AskAsync(TestTenants.Noord)).Value;
        var line = await portal.Read(TestTenants.Noord, db => db.Set<AuditEvent>().SingleAsync(e => e.Type == "portal.aanvraag-doen"));
        (line.ObjectId, line.Detail).ShouldBe((request.Id, RequestFlows.Kind));
    }

    [Fact]
    public async Task What_ended_goes_after_a_year_with_its_track_and_what_runs_stays()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence(RequestFlows.Kind, Flows.Line("l", "een")));
        await portal.AskAsync(TestTenants.Noord);
        await portal.DrainAsync();
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence(RequestFlows.Kind, Flows.Task("t", "wacht")));
        var open = (await portal.AskAsync(TestTenants.Noord)).Value;
        await portal.DrainAsync();
        portal.Clock.Advance(TimeSpan.FromDays(366));
        await portal.As(TestTenants.Noord, async s =>
        {
            var db = s.GetRequiredService<PortalDbContext>();
            await s.GetServices<JobHandler>().OfType<RetentionJob>().Single().HandleAsync(Guid.Empty, db, default);
            return await db.SaveChangesAsync();
        });
        (await portal.Read(TestTenants.Noord, db => db.Set<PortalRequest>().Select(r => r.Id).ToListAsync())).ShouldBe([open.Id]);
        (await portal.Read(TestTenants.Noord, db => db.Set<RequestStatusLine>().Select(l => l.RequestId).ToListAsync())).ShouldBe([open.Id]);
    }

    [Fact]
    public async Task A_kind_that_nothing_handles_is_refused_and_leaves_no_request()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(TestTenants.Zuid, Flows.Sequence(RequestFlows.Kind, Flows.Line("l", "zuid")));
        (await portal.AskAsync(TestTenants.Noord)).Refusals.ShouldBe([StartRequest.NoProcess]);
        (await portal.Read(TestTenants.Noord, db => db.Set<PortalRequest>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_request_of_one_tenant_does_not_exist_for_another()
    {
        await using var portal = new WorkflowPortal();
        var form = Guid.NewGuid();
        foreach (var tenant in (Engine.Tenancy.Tenant[])[TestTenants.Noord, TestTenants.Zuid])
        {
            await portal.PublishAsync(tenant, Flows.Sequence(RequestFlows.Kind, RequestFlows.Single("s", "sleutel"), RequestFlows.Status("k", "actief"), Flows.Delay("d", "1.00:00:00")));
            (await portal.AskAsync(tenant, form)).IsRefused.ShouldBeFalse();
        }

        await portal.DrainAsync();
        foreach (var tenant in (Engine.Tenancy.Tenant[])[TestTenants.Noord, TestTenants.Zuid])
        {
            (await portal.Read(tenant, db => db.Set<PortalRequest>().Select(r => r.Status).ToListAsync())).ShouldBe(["actief"]);
        }
    }

    [Fact]
    public async Task A_binding_that_has_begun_decides_and_a_planned_one_does_not_yet()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence(RequestFlows.Kind, Flows.Line("l", "standaard")));
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("anders", Flows.Line("l", "anders 1")));
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("anders", Flows.Line("l", "anders 2")));
        var now = portal.Clock.GetUtcNow();
        await portal.Read(TestTenants.Noord, async db =>
        {
            db.Add(Binding(1, "anders", 1, now.AddDays(1), now));
            return await db.SaveChangesAsync();
        });
        (await SaysAsync(portal)).ShouldBe("standaard");
        portal.Clock.Advance(TimeSpan.FromDays(1));
        (await SaysAsync(portal)).ShouldBe("anders 1");
        await portal.Read(TestTenants.Noord, async db =>
        {
            db.Add(Binding(2, RequestFlows.Kind, null, now.AddDays(1), portal.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        (await SaysAsync(portal)).ShouldBe("standaard");
    }

    private static async Task SameForm(DatabaseProvider provider)
    {
        await using var portal = new WorkflowPortal(provider: provider);
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence(RequestFlows.Kind, Flows.Line("l", "een")));
        var form = Guid.NewGuid();
        var asked = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => portal.AskAsync(TestTenants.Noord, form))));
        asked.Select(r => r.Value.Id).Distinct().Count().ShouldBe(1);
        (await portal.Read(TestTenants.Noord, db => db.Set<PortalRequest>().CountAsync())).ShouldBe(1);
        (await portal.Read(TestTenants.Noord, db => db.Set<WorkflowInstance>().CountAsync())).ShouldBe(1);
    }

    private static async Task<string> SaysAsync(WorkflowPortal portal)
    {
        var request = (await portal.AskAsync(TestTenants.Noord)).Value;
        await portal.DrainAsync();
        var instance = await portal.Read(TestTenants.Noord, db => db.Set<WorkflowInstance>().SingleAsync(i => i.RequestId == request.Id));
        return (await portal.LinesAsync(TestTenants.Noord, instance.Id)).ShouldHaveSingleItem();
    }

    private static WorkflowBinding Binding(int sequence, string definition, int? number, DateTimeOffset from, DateTimeOffset at) => new()
    {
        RequestKind = RequestFlows.Kind, Sequence = sequence, DefinitionId = definition, Number = number, From = from, At = at, By = "Beheerder", Reason = "Nieuwe werkwijze",
    };
}
