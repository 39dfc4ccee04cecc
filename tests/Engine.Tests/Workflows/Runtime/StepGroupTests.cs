using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>Steps of several instances in one transaction.</summary>
public sealed class StepGroupTests
{
    private static readonly Tenant Noord = TestTenants.Noord;

    [Fact]
    public async Task What_one_step_started_is_seen_by_the_next()
    {
        await using var portal = new WorkflowPortal();
        const string Singleton = """{ "activationStrategyType": "Elsa.Workflows.ActivationValidators.CorrelatedSingletonStrategy, Elsa.Workflows.Core" }""";
        await portal.PublishAsync(Noord, Flows.Definition("kind", Singleton, Flows.Task("k", "iets")));
        await portal.PublishAsync(Noord, Flows.Sequence("ouder", """
            { "type": "Elsa.DispatchWorkflow", "id": "d", "workflowDefinitionId": { "typeName": "String", "expression": { "type": "Literal", "value": "kind" } },
              "correlationId": { "typeName": "String", "expression": { "type": "Literal", "value": "dezelfde" } } }
            """));
        await StartAsync(portal, "ouder", 3);
        await portal.DrainAsync();
        (await portal.Read(Noord, db => db.Set<WorkflowInstance>().CountAsync(i => i.DefinitionId == "kind"))).ShouldBe(1);
        (await portal.Read(Noord, db => db.Set<WorkflowInstance>().CountAsync(i => i.DefinitionId == "ouder" && i.SubStatus == WorkflowSubStatus.Finished))).ShouldBe(3);
    }

    [Fact]
    public async Task What_many_tell_one_instance_leaves_room_for_what_one_tells_another()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("wacht", Flows.Task("t", "iets")));
        var ids = await StartAsync(portal, "wacht", 2);
        await portal.DrainAsync();
        await portal.As(Noord, async services =>
        {
            var signals = services.GetRequiredService<Signals>();
            for (var i = 0; i < 120; i++)
            {
                signals.Add(new() { InstanceId = ids[0], Kind = SignalKind.Resume, DeliveryKey = $"veel:{i}", Number = 999, At = portal.Clock.GetUtcNow() });
            }

            return await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        await portal.ResumeAsync(Noord, (await portal.BookmarksAsync(Noord, ids[1])).ShouldHaveSingleItem());
        await portal.DrainAsync();
        (await portal.InstanceAsync(Noord, ids[1])).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        (await portal.Read(Noord, db => db.Set<WorkflowSignal>().CountAsync(s => s.TakenAt == null))).ShouldBe(0);
    }

    [Fact]
    public async Task Each_of_a_hundred_steps_together_has_its_own_journal()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("kort", Flows.Line("a", "eerst"), Flows.Line("b", "dan")));
        var ids = await StartAsync(portal, "kort", 100);
        await portal.DrainAsync();
        foreach (var id in ids)
        {
            (await portal.LinesAsync(Noord, id)).ShouldBe(["eerst", "dan"]);
        }

        (await portal.Read(Noord, db => db.Set<QueueHead>().CountAsync())).ShouldBe(0);
    }

    private static Task<IReadOnlyList<Guid>> StartAsync(WorkflowPortal portal, string definition, int count) => portal.As<IReadOnlyList<Guid>>(Noord, async services =>
    {
        StartWorkflow.Request[] requests = [.. Enumerable.Range(0, count).Select(_ => new StartWorkflow.Request(definition, new Dictionary<string, object?>()))];
        await services.GetRequiredService<StartWorkflow>().AddAllAsync(requests, default);
        await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        return [.. requests.Select(r => r.Id)];
    });
}
