using Engine.Access;
using Engine.Data;
using Engine.Tests.Features;
using Engine.Tenancy;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>What an administrator does about an instance that stopped at a fault (2.11 of the format).</summary>
public sealed class IncidentTests
{
    // fails until somebody has told the event that fills the variable
    private const string Fragile = """
        { "type": "Elsa.If", "id": "if", "condition": { "typeName": "Boolean", "expression": { "type": "JavaScript", "value": "isNullOrEmpty(getInput('Naam'))" } },
          "then": { "type": "Elsa.Fault", "id": "fout", "message": { "typeName": "String", "expression": { "type": "Literal", "value": "Er is geen naam" } } } }
        """;

    private static readonly Tenant Noord = TestTenants.Noord;

    [Fact]
    public async Task What_is_decided_is_heard_however_much_else_waits()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("w", Flows.Fail("f")));
        var id = await portal.StartAsync(TestTenants.Noord, "w");
        await portal.DrainAsync();
        await portal.As(TestTenants.Noord, async services =>
        {
            foreach (var number in Enumerable.Range(1, 60))
            {
                services.GetRequiredService<Signals>().Add(new() { InstanceId = id, Kind = SignalKind.Resume, DeliveryKey = $"child:{number}", Number = 1000 + number, At = portal.Clock.GetUtcNow() });
            }

            await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
            return true;
        });
        await portal.DrainAsync();
        (await portal.As(TestTenants.Noord, services => services.GetRequiredService<ManageWorkflow>().CancelAsync(id, "Een reden", default))).IsRefused.ShouldBeFalse();
        await portal.DrainAsync();
        (await portal.InstanceAsync(TestTenants.Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Cancelled);
    }

    [Fact]
    public async Task A_fault_stops_the_instance_and_says_where_and_why()
    {
        await using var portal = await FaultyAsync();
        var id = await StartAsync(portal);
        (await portal.InstanceAsync(Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        var incident = await IncidentAsync(portal);
        (incident.ActivityId, incident.Message, incident.ResolvedAt).ShouldBe(("fout", "Er is geen naam", null));
        (await portal.LinesAsync(Noord, id)).ShouldBe(["voor"]);
    }

    [Fact]
    public async Task Skipping_goes_on_behind_it_and_is_counted_once()
    {
        await using var portal = await FaultyAsync();
        var id = await StartAsync(portal);
        var incident = await IncidentAsync(portal);
        (await DecideAsync(portal, m => m.SkipAsync(incident.Id, null, default))).ShouldBeTrue();
        (await DecideAsync(portal, m => m.RetryAsync(incident.Id, default))).ShouldBeFalse();
        await portal.DrainAsync();
        (await portal.LinesAsync(Noord, id)).ShouldBe(["voor", "na"]);
        var resolved = await IncidentAsync(portal);
        (resolved.Resolution, resolved.ResolvedBy).ShouldBe(("skipped", "Anna Beheer"));
    }

    [Fact]
    public async Task A_retry_that_fails_again_is_a_new_incident()
    {
        await using var portal = await FaultyAsync();
        var id = await StartAsync(portal);
        await DecideAsync(portal, async m => await m.RetryAsync((await IncidentAsync(portal)).Id, default));
        await portal.DrainAsync();
        var incidents = await portal.Read(Noord, db => db.Set<WorkflowIncident>().AsNoTracking().OrderBy(i => i.Number).ToListAsync());
        incidents.Select(i => i.Resolution).ShouldBe(["retried", null]);
        (await portal.InstanceAsync(Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
    }

    [Fact]
    public async Task What_comes_in_for_a_faulted_instance_waits_until_it_goes_on()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Definition("f", """{ "incidentStrategyType": "FaultStrategy" }""",
            $$"""{ "type": "Elsa.Parallel", "id": "p", "activities": [ {{Flows.Event("e", "klaar")}}, {{Flows.Fail("x")}} ] }""", Flows.Line("b", "na")));
        await portal.PublishAsync(Noord, Flows.Sequence("meld", Flows.Publish("p", "klaar")));
        var id = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        await portal.StartAsync(Noord, "meld");
        await portal.DrainAsync();
        (await portal.BookmarksAsync(Noord, id)).Count.ShouldBe(1);

        await DecideAsync(portal, async m => await m.SkipAsync((await IncidentAsync(portal)).Id, null, default));
        await portal.DrainAsync();
        (await portal.LinesAsync(Noord, id)).ShouldBe(["na"]);
    }

    [Theory]
    [InlineData("Singleton", null, 1)]
    [InlineData("AllowAlways", null, 2)]
    [InlineData("CorrelatedSingleton", "zaak 1", 1)]
    public async Task A_strategy_says_how_many_run_beside_each_other(string strategy, string? correlation, int expected)
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Definition("f", $$"""{ "activationStrategyType": "Elsa.Workflows.ActivationValidators.{{strategy}}Strategy, X" }""", Flows.Task("t", "iets")));
        for (var i = 0; i < 2; i++)
        {
            await portal.As(Noord, async services =>
            {
                await services.GetRequiredService<StartWorkflow>().AddAsync(new("f", new Dictionary<string, object?>()) { CorrelationId = correlation }, default);
                return await services.GetRequiredService<Engine.Data.PortalDbContext>().SaveChangesAsync();
            });
            await portal.DrainAsync();
        }

        (await portal.Read(Noord, db => db.Set<WorkflowInstance>().CountAsync())).ShouldBe(expected);
    }

    [Fact]
    public async Task An_event_starts_what_is_published_for_it()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("reactie", Flows.Event("e", "klaar", starts: true), Flows.Line("l", "gestart")));
        await portal.PublishAsync(Noord, Flows.Sequence("meld", Flows.Publish("p", "klaar")));
        await portal.StartAsync(Noord, "meld");
        await portal.DrainAsync();
        var started = await portal.Read(Noord, db => db.Set<WorkflowInstance>().AsNoTracking().SingleAsync(i => i.DefinitionId == "reactie"));
        (await portal.LinesAsync(Noord, started.Id)).ShouldBe(["gestart"]);
    }

    [Fact]
    public async Task What_an_event_starts_knows_who_asked_and_for_whom()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("reactie", Flows.Event("e", "klaar", starts: true)));
        await portal.PublishAsync(Noord, Flows.Sequence("meld", Flows.Publish("p", "klaar")));
        var (account, subject, request) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var teller = await AddAsync(portal, new("meld", new Dictionary<string, object?>()) { StartedBy = account, SubjectId = subject, RequestId = request });
        var started = await portal.Read(Noord, db => db.Set<WorkflowInstance>().AsNoTracking().SingleAsync(i => i.DefinitionId == "reactie"));
        (started.StartedBy, started.SubjectId, started.RequestId, started.ParentId).ShouldBe((account, subject, request, teller));
    }

    [Fact]
    public async Task Who_started_an_instance_does_not_skip_its_steps()
    {
        await using var portal = await FaultyAsync();
        var id = await AddAsync(portal, new("f", new Dictionary<string, object?>()) { StartedBy = ProefModule.Person().AccountId });
        var incident = await IncidentAsync(portal);
        (await DecideAsync(portal, m => m.SkipAsync(incident.Id, null, default))).ShouldBeFalse();
        await portal.DrainAsync();
        (await portal.LinesAsync(Noord, id)).ShouldBe(["voor"]);
    }

    [Fact]
    public async Task A_message_that_a_definition_makes_too_long_is_cut()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("f", $$"""
            { "type": "Elsa.Fault", "id": "x", "message": { "typeName": "String", "expression": { "type": "Literal", "value": "{{new string('x', 1500)}}" } } }
            """));
        await StartAsync(portal);
        (await IncidentAsync(portal)).Message.Length.ShouldBe(1000);
    }

    private static async Task<Guid> AddAsync(WorkflowPortal portal, StartWorkflow.Request request)
    {
        await portal.As(Noord, async services =>
        {
            await services.GetRequiredService<StartWorkflow>().AddAsync(request, default);
            return await services.GetRequiredService<Engine.Data.PortalDbContext>().SaveChangesAsync();
        });
        await portal.DrainAsync();
        return request.Id;
    }

    private static async Task<WorkflowPortal> FaultyAsync()
    {
        var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Line("a", "voor"), Fragile, Flows.Line("b", "na")));
        return portal;
    }

    private static async Task<Guid> StartAsync(WorkflowPortal portal)
    {
        var id = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        return id;
    }

    private static Task<WorkflowIncident> IncidentAsync(WorkflowPortal portal) =>
        portal.Read(Noord, db => db.Set<WorkflowIncident>().AsNoTracking().OrderByDescending(i => i.Number).FirstAsync());

    private static Task<bool> DecideAsync(WorkflowPortal portal, Func<ManageWorkflow, Task<Modules.Result<Guid>>> decide) => portal.As(Noord, async services =>
    {
        services.GetRequiredService<CurrentActor>().OrNone = ProefModule.Person() with { Name = "Anna Beheer" };
        return !(await decide(services.GetRequiredService<ManageWorkflow>())).IsRefused;
    });
}
