using Engine.Access;
using Engine.Audit;
using Engine.Tenancy;
using Engine.Tests.Features;
using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Diagrams;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>What an administrator sees of instances.</summary>
public sealed class InstanceFileTests
{
    private static readonly Tenant Noord = TestTenants.Noord;

    [Fact]
    public async Task It_shows_what_is_done_what_waits_and_until_when()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Line("a", "geheim"), Flows.Delay("d", "02:00:00"), Flows.Line("b", "later")));
        var id = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        var detail = (await LoadAsync(portal, id)).ShouldNotBeNull();
        var wait = detail.Waits.ShouldHaveSingleItem();
        (wait.ActivityId, wait.DueAt).ShouldBe(("d", wait.Since.AddHours(2)));
        var marks = InstanceMarks.Of(detail, at => at.ToString("HH", System.Globalization.CultureInfo.InvariantCulture));
        marks.Where(m => m.Key != "root").ToDictionary(m => m.Key, m => m.Value.State).ShouldBe(new Dictionary<string, DiagramState> { ["a"] = DiagramState.Done, ["d"] = DiagramState.Live }, ignoreOrder: true);
        detail.Journal[^1].ShouldSatisfyAllConditions(l => l.ActivityId.ShouldBe("root"), l => l.Event.ShouldBe("Started"));
    }

    [Fact]
    public async Task A_fault_is_marked_until_it_is_decided()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Fail("x")));
        var id = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        var detail = (await LoadAsync(portal, id)).ShouldNotBeNull();
        InstanceMarks.Of(detail, _ => "")["x"].State.ShouldBe(DiagramState.Faulted);
        detail.Faults.ShouldHaveSingleItem().IsUndecided.ShouldBeTrue();
        await DecideAsync(portal, m => m.SkipAsync(detail.Faults[0].Id, "Done", default));
        (await LoadAsync(portal, id)).ShouldNotBeNull().Faults[0].ShouldSatisfyAllConditions(f => f.IsOpen.ShouldBeTrue(), f => f.IsUndecided.ShouldBeFalse());
        await portal.DrainAsync();
        detail = (await LoadAsync(portal, id)).ShouldNotBeNull();
        InstanceMarks.Of(detail, _ => "")["x"].State.ShouldBe(DiagramState.Done);
        detail.HasEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task Each_look_is_an_event_of_the_log_and_no_other_tenant_gets_one()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Line("a", "een")));
        var id = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        (await portal.As(TestTenants.Zuid, s => s.GetRequiredService<InstanceFile>().LoadAsync(id, default))).ShouldBeNull();
        (await portal.As(TestTenants.Zuid, s => s.GetRequiredService<WorkflowInstances>().ListAsync(new(new(null, null), 10), default))).Rows.ShouldBeEmpty();
        await LoadAsync(portal, id);
        await portal.As(Noord, s => s.GetRequiredService<WorkflowInstances>().ListAsync(new(new(null, null), 10), default));
        (await portal.Read(Noord, db => db.Set<AuditEvent>().AsNoTracking().Where(e => e.Action == AuditAction.Read).Select(e => e.Type).ToListAsync()))
            .ShouldBe([InstanceFile.Viewed, WorkflowInstances.Listed], ignoreOrder: true);
    }

    [Fact]
    public async Task The_list_goes_forth_and_back_by_key_and_filters()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Task("t", "iets")));
        await portal.PublishAsync(Noord, Flows.Sequence("g", Flows.Fail("x")));
        var ids = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            // two of the same moment, so that the id has to decide
            portal.Clock.Advance(TimeSpan.FromMinutes(i % 2));
            ids.Insert(0, await portal.StartAsync(Noord, "f"));
        }

        var faulted = await portal.StartAsync(Noord, "g");
        await portal.DrainAsync();
        var filter = new WorkflowInstances.Filter("f", null);
        var first = await ListAsync(portal, new(filter, 2));
        var second = await ListAsync(portal, new(filter, 2, After: first.Rows[^1].Cursor));
        var third = await ListAsync(portal, new(filter, 2, After: second.Rows[^1].Cursor));
        first.Rows.Concat(second.Rows).Concat(third.Rows).Select(r => r.Id).ShouldBe(ids, ignoreOrder: true);
        (first.HasNewer, first.HasOlder, third.HasNewer, third.HasOlder).ShouldBe((false, true, true, false));
        (await ListAsync(portal, new(filter, 2, Before: third.Rows[0].Cursor))).Rows.ShouldBe(second.Rows);
        (await ListAsync(portal, new(new(null, WorkflowSubStatus.Faulted), 10))).Rows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Id.ShouldBe(faulted), r => r.Definition.ShouldBe("g"), r => r.Number.ShouldBe(1));
    }

    [Fact]
    public async Task A_step_is_skipped_with_an_outcome_that_it_can_have()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Choice);
        var id = await portal.StartAsync(Noord, "keuze");
        await portal.DrainAsync();
        var detail = (await LoadAsync(portal, id)).ShouldNotBeNull();
        SkipOutcomes.Of(detail.Definition, "k").ShouldBe(["True", "False"], ignoreOrder: true);
        var incident = detail.Faults.ShouldHaveSingleItem().Id;
        (await DecideAsync(portal, m => m.SkipAsync(incident, "Misschien", default))).ShouldBe("workflow.no-outcome");
        (await DecideAsync(portal, m => m.SkipAsync(incident, "False", default))).ShouldBeNull();
        await portal.DrainAsync();
        (await portal.LinesAsync(Noord, id)).ShouldBe(["nee"]);
        (await portal.InstanceAsync(Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public void What_nobody_knows_has_the_ordinary_outcome() =>
        SkipOutcomes.Of(DefinitionReader.Read(Choice).Definition.ShouldNotBeNull(), "elders").ShouldBe(["Done"]);

    // its condition fails, so that an administrator has to say which way it goes
    private static readonly string Choice = $$"""
        {
          "definitionId": "keuze", "name": "keuze",
          "root": { "type": "Elsa.Flowchart", "id": "root",
            "activities": [
              { "type": "Elsa.FlowDecision", "id": "k", "condition": { "typeName": "Boolean", "expression": { "type": "JavaScript", "value": "getInput('Naam').length > 2" } } },
              {{Flows.Line("j", "ja")}}, {{Flows.Line("n", "nee")}} ],
            "connections": [
              { "source": { "activity": "k", "port": "True" }, "target": { "activity": "j", "port": "In" } },
              { "source": { "activity": "k", "port": "False" }, "target": { "activity": "n", "port": "In" } } ] }
        }
        """;

    private static Task<InstanceFile.Detail?> LoadAsync(WorkflowPortal portal, Guid id) => portal.As(Noord, s => s.GetRequiredService<InstanceFile>().LoadAsync(id, default));

    private static Task<WorkflowInstances.Page> ListAsync(WorkflowPortal portal, WorkflowInstances.Request request) =>
        portal.As(Noord, s => s.GetRequiredService<WorkflowInstances>().ListAsync(request, default));

    private static Task<string?> DecideAsync(WorkflowPortal portal, Func<ManageWorkflow, Task<Modules.Result<Guid>>> decide) => portal.As(Noord, async services =>
    {
        services.GetRequiredService<CurrentActor>().OrNone = ProefModule.Person() with { Name = "Anna Beheer" };
        return (await decide(services.GetRequiredService<ManageWorkflow>())).Refusals.FirstOrDefault()?.Code;
    });
}
