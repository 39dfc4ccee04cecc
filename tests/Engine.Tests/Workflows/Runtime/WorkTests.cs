using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Work;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>Work that the portal does for activities: in the step that asks for it, once, with its answer in the same step.</summary>
public sealed class WorkTests
{
    private const string Rule = """{ "type": "Portal.CheckRule", "id": "r", "ruleKey": { "typeName": "String", "expression": { "type": "Literal", "value": "flag-on" } } }""";

    [Fact]
    public async Task Work_is_done_and_answered_within_the_step_that_asks()
    {
        await using var portal = new WorkflowPortal(s => s.AddKeyedScoped<ActivityWork>("Portal.CheckRule", (_, _) => new Answering(r => new("True", ("reasons", r.Key)))));
        await portal.StoreAsync(TestTenants.Noord, Flows.Sequence("w", Rule, Flows.Line("l", "klaar")));
        var id = await portal.StartAsync(TestTenants.Noord, "w");
        await portal.DrainAsync();
        (await portal.LinesAsync(TestTenants.Noord, id)).ShouldBe(["klaar"]);
        (await portal.InstanceAsync(TestTenants.Noord, id)).Steps.ShouldBe(1);
    }

    [Fact]
    public async Task Work_that_cannot_be_done_stops_the_instance_with_the_reason()
    {
        await using var portal = new WorkflowPortal(s => s.AddKeyedScoped<ActivityWork>("Portal.CheckRule", (_, _) => new Answering(_ => throw new ActivityFault(IncidentTypes.Work, "onbekende regel"))));
        await portal.StoreAsync(TestTenants.Noord, Flows.Sequence("w", Rule));
        var id = await portal.StartAsync(TestTenants.Noord, "w");
        await portal.DrainAsync();
        (await portal.InstanceAsync(TestTenants.Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        (await portal.Read(TestTenants.Noord, db => Task.FromResult(db.Set<WorkflowIncident>().Single(i => i.InstanceId == id)))).Message.ShouldBe("onbekende regel");
    }

    [Theory]
    [InlineData("linkLifetime", 40000, 0, false)]
    [InlineData("linkLifetime", -1, 0, false)]
    [InlineData("linkLifetime", 36500, 0, true)]
    [InlineData("purposeKey", 0, 101, false)]
    [InlineData("purposeKey", 0, 100, true)]
    public void What_is_out_of_all_bounds_is_a_fault_of_the_input(string name, int days, int length, bool fits)
    {
        object value = name == "purposeKey" ? new string('k', length) : TimeSpan.FromDays(days);
        var asked = new Engine.Workflows.Execution.Effects.WorkRequested(new(1, "a", 1), "Portal.AwaitConsent", new Dictionary<string, object?> { [name] = value }, 1);
        var instance = new WorkflowInstance
        {
            VersionId = "v", DefinitionId = "f", Status = WorkflowStatus.Running, SubStatus = WorkflowSubStatus.Executing, StartedAt = default, UpdatedAt = default,
        };
        var request = new WorkRequest(instance, asked, default);
        Action read = name == "purposeKey" ? () => request.Needed(name) : () => request.Span(name);
        if (fits)
        {
            read.ShouldNotThrow();
            return;
        }

        read.ShouldThrow<ActivityFault>().Message.ShouldStartWith($"Invoer \"{name}\": ");
    }

    [Fact]
    public async Task A_loop_of_work_does_not_hold_one_step_for_ever()
    {
        var done = 0;
        await using var portal = new WorkflowPortal(s => s.AddKeyedScoped<ActivityWork>("Portal.CheckRule", (_, _) => new Answering(_ => new(++done > 0 ? "True" : "False"))));
        await portal.StoreAsync(TestTenants.Noord, Flows.Sequence("w", $$"""
            { "type": "Elsa.For", "id": "f", "start": { "typeName": "Int32", "expression": { "type": "Literal", "value": 1 } }, "end": { "typeName": "Int32", "expression": { "type": "Literal", "value": 250 } }, "body": {{Rule}} }
            """));
        var id = await portal.StartAsync(TestTenants.Noord, "w");
        await portal.DrainAsync();
        var instance = await portal.InstanceAsync(TestTenants.Noord, id);
        (instance.SubStatus, done, instance.Steps > 2).ShouldBe((WorkflowSubStatus.Finished, 250, true));
    }

    private sealed class Answering(Func<WorkRequest, WorkAnswer?> answer) : ActivityWork
    {
        public override Task<WorkAnswer?> DoAsync(WorkRequest request, CancellationToken cancellation) => Task.FromResult(answer(request));
    }
}
