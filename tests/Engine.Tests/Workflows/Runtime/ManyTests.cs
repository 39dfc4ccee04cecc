using Engine.Jobs;
using Engine.Tenancy;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Moving;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Schema;
using Shouldly;
using Testing;
using Testing.Databases;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>What is asked of the database does not grow with how many there are.</summary>
public sealed class ManyTests
{
    private static readonly Tenant Noord = TestTenants.Noord;

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "activationStrategyType": "Elsa.Workflows.ActivationValidators.CorrelatedSingletonStrategy, Elsa.Workflows.Core" }""")]
    public async Task Starting_a_thousand_children_asks_no_more_than_starting_ten(string options)
    {
        var few = await DispatchAsync(10, options);
        var many = await DispatchAsync(1_000, options);
        (many.Reads - few.Reads, many.Changes - few.Changes).ShouldBe((options == "{}" ? 0 : 1, 0), $"{few} became {many}");
    }

    [Fact]
    public async Task A_thousand_children_that_are_waited_for_all_end_and_their_parent_after_them()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("kind", Flows.Line("k", "kind")));
        await portal.PublishAsync(Noord, Flows.Sequence("ouder", Bulk(1_000, waits: true), Flows.Line("o", "klaar")));
        var parent = await portal.StartAsync(Noord, "ouder");
        await portal.DrainAsync();
        (await portal.LinesAsync(Noord, parent)).ShouldBe(["klaar"]);
        (await portal.Read(Noord, db => db.Set<WorkflowInstance>().CountAsync(i => i.ParentId == parent && i.SubStatus == WorkflowSubStatus.Finished))).ShouldBe(1_000);
        (await portal.Read(Noord, db => db.Set<QueueHead>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task An_event_that_a_thousand_wait_for_wakes_them_in_a_few_statements(DatabaseProvider provider)
    {
        var count = new CommandCount();
        await using var portal = new WorkflowPortal(services => services.AddSingleton<IInterceptor>(count), provider);
        await portal.PublishAsync(Noord, Flows.Sequence("wacht", Flows.Event("e", "klaar"), Flows.Line("l", "gehoord")));
        await portal.PublishAsync(Noord, Flows.Sequence("meld", Flows.Publish("p", "klaar")));
        await portal.As(Noord, async services =>
        {
            await services.GetRequiredService<StartWorkflow>().AddAllAsync([.. Enumerable.Range(0, 1_000).Select(_ => new StartWorkflow.Request("wacht", new Dictionary<string, object?>()))], default);
            return await services.GetRequiredService<Engine.Data.PortalDbContext>().SaveChangesAsync();
        });
        await portal.DrainAsync();
        await portal.StartAsync(Noord, "meld");
        var pump = portal.Database.Services.GetRequiredService<JobPump>();
        await pump.RunOnceAsync(JobLane.Inside, default, default);
        count.Clear();
        await pump.RunOnceAsync(JobLane.Inside, default, default);
        (count.Reads + count.Changes).ShouldBeLessThan(20);
        (await portal.Read(Noord, db => db.Set<QueueHead>().CountAsync(h => h.Kind == StepWorkflow.JobKind))).ShouldBe(1_000);

        await portal.DrainAsync();
        (await portal.Read(Noord, db => db.Set<WorkflowInstance>().CountAsync(i => i.DefinitionId == "wacht" && i.SubStatus == WorkflowSubStatus.Finished))).ShouldBe(1_000);
    }

    [Fact]
    public async Task Processes_that_start_each_other_by_events_come_to_an_end()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("rond", Flows.Event("e", "rond", starts: true), Flows.Publish("p", "rond")));
        await portal.PublishAsync(Noord, Flows.Sequence("begin", Flows.Publish("p", "rond")));
        await portal.StartAsync(Noord, "begin");
        for (var i = 0; i < 60; i++)
        {
            await portal.Database.Services.GetRequiredService<JobPump>().RunOnceAsync(JobLane.Inside, default, default);
        }

        (await portal.Read(Noord, db => db.Set<WorkflowInstance>().CountAsync())).ShouldBe(17);
        (await portal.Read(Noord, db => db.Set<WorkflowIncident>().SingleAsync())).Type.ShouldBe(IncidentTypes.Limit);
    }

    [Theory]
    [InlineData("Elsa.SetName", "value", null)]
    [InlineData("Elsa.Correlate", "correlationId", IncidentTypes.Limit)]
    public async Task A_name_is_cut_and_a_correlation_that_is_too_long_is_an_incident(string type, string input, string? incident)
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("lang", $$"""{ "type": "{{type}}", "id": "a", "{{input}}": { "typeName": "String", "expression": { "type": "JavaScript", "value": "'x'.repeat(201)" } } }"""));
        var id = await portal.StartAsync(Noord, "lang");
        await portal.DrainAsync();
        (await portal.Read(Noord, db => db.Set<WorkflowIncident>().Select(i => i.Type).ToListAsync())).ShouldBe(incident is null ? [] : [incident]);
        ((await portal.InstanceAsync(Noord, id)).Name ?? "").Length.ShouldBe(incident is null ? 200 : 0);
    }

    [Fact]
    public async Task More_than_one_piece_of_work_can_tell_hear_an_event_and_a_move_in_parts()
    {
        const int Many = WorkflowEvents.Part + 50;
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("wacht", Flows.Event("e", "klaar"), Flows.Line("l", "gehoord")));
        await portal.PublishAsync(Noord, Flows.Sequence("meld", Flows.Publish("p", "klaar")));
        await portal.As(Noord, async services =>
        {
            await services.GetRequiredService<StartWorkflow>().AddAllAsync([.. Enumerable.Range(0, Many).Select(_ => new StartWorkflow.Request("wacht", new Dictionary<string, object?>()))], default);
            return await services.GetRequiredService<Engine.Data.PortalDbContext>().SaveChangesAsync();
        });
        await portal.DrainAsync();
        await portal.PublishAsync(Noord, Flows.Sequence("wacht", Flows.Event("e", "klaar"), Flows.Line("l", "opnieuw")));
        (await portal.As(Noord, s => s.GetRequiredService<MoveInstances>().HandleAsync(new("wacht", 1, new Dictionary<string, string>(), "proef"), default))).Value.ShouldBe(Many);
        var pump = portal.Database.Services.GetRequiredService<JobPump>();
        await pump.RunOnceAsync(JobLane.Inside, default, default);
        (await portal.Read(Noord, db => db.Set<WorkflowSignal>().CountAsync(s => s.Kind == SignalKind.Move))).ShouldBe(TellMoves.Part);
        await portal.DrainAsync();
        (await portal.Read(Noord, db => db.Set<WorkflowMove>().CountAsync())).ShouldBe(0);

        await portal.StartAsync(Noord, "meld");
        await pump.RunOnceAsync(JobLane.Inside, default, default);
        await pump.RunOnceAsync(JobLane.Inside, default, default);
        (await portal.Read(Noord, db => db.Set<QueueHead>().CountAsync(h => h.Kind == StepWorkflow.JobKind))).ShouldBe(WorkflowEvents.Part);
        await portal.DrainAsync();
        (await portal.Read(Noord, db => db.Set<WorkflowRecord>().CountAsync(r => r.Event == "Moved"))).ShouldBe(Many);
        (await portal.Read(Noord, db => db.Set<WorkflowInstance>().CountAsync(i => i.DefinitionId == "wacht" && i.SubStatus == WorkflowSubStatus.Finished))).ShouldBe(Many);
    }

    private static async Task<(int Reads, int Changes)> DispatchAsync(int children, string options)
    {
        var count = new CommandCount();
        await using var portal = new WorkflowPortal(services => services.AddSingleton<IInterceptor>(count), DatabaseProvider.Sqlite);
        await portal.PublishAsync(Noord, Flows.Definition("kind", options, Flows.Task("k", "iets")));
        await portal.PublishAsync(Noord, Flows.Sequence("ouder", Bulk(children, waits: false)));
        await portal.StartAsync(Noord, "ouder");
        count.Clear();
        await portal.Database.Services.GetRequiredService<JobPump>().RunOnceAsync(JobLane.Inside, default, default);
        var asked = (count.Reads, count.Changes);
        (await portal.Read(Noord, db => db.Set<WorkflowInstance>().CountAsync(i => i.DefinitionId == "kind"))).ShouldBe(children);
        return asked;
    }

    private static string Bulk(int children, bool waits) => $$"""
        { "type": "Elsa.BulkDispatchWorkflows", "id": "b", "workflowDefinitionId": { "typeName": "String", "expression": { "type": "Literal", "value": "kind" } },
          "items": { "typeName": "Object[]", "expression": { "type": "Literal", "value": "[{{string.Join(',', Enumerable.Range(0, children))}}]" } },
          "correlationIdFunction": { "typeName": "String", "expression": { "type": "JavaScript", "value": "'c' + getVariable('Item')" } },
          "waitForCompletion": { "typeName": "Boolean", "expression": { "type": "Literal", "value": {{(waits ? "true" : "false")}} } } }
        """;
}
