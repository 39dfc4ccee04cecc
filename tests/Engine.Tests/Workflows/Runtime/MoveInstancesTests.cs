using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Moving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>Running instances that an administrator brings to the published version.</summary>
public sealed class MoveInstancesTests
{
    private static readonly Dictionary<string, string> Same = [];

    [Fact]
    public async Task They_go_on_in_the_new_version_each_in_its_own_step()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("w", Flows.Event("e", "verder"), Flows.Line("l", "oud")));
        var id = await portal.StartAsync(TestTenants.Noord, "w");
        var pending = await portal.StartAsync(TestTenants.Noord, "w");
        await portal.DrainAsync();
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("w", Flows.Event("e", "verder"), Flows.Line("l", "nieuw")));
        (await MoveAsync(portal, 1)).ShouldBe(2);
        await portal.DrainAsync();
        foreach (var instance in new[] { id, pending })
        {
            await portal.ResumeAsync(TestTenants.Noord, (await portal.BookmarksAsync(TestTenants.Noord, instance)).ShouldHaveSingleItem());
            await portal.DrainAsync();
            (await portal.LinesAsync(TestTenants.Noord, instance)).ShouldBe(["nieuw"]);
        }
    }

    [Fact]
    public async Task One_that_cannot_move_stays_as_it_is_and_says_why()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("w", Flows.Event("e", "verder"), Flows.Line("l", "oud")));
        var id = await portal.StartAsync(TestTenants.Noord, "w");
        await portal.DrainAsync();
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("w", Flows.Line("a", "eerst"), Flows.Event("e", "verder"), Flows.Line("l", "nieuw")));
        (await portal.As(TestTenants.Noord, s => s.GetRequiredService<MoveInstances>().HandleAsync(new("w", 1, Same, "proef"), default))).Refusals.ShouldBe([MoveInstances.Obstructed]);

        // told so by hand, as when the instance went on between the look and the step
        var version = await portal.Read(TestTenants.Noord, db => db.Set<Engine.Workflows.Library.WorkflowVersion>().Where(v => v.PublishedAs != null).Select(v => v.VersionId).SingleAsync());
        await portal.As(TestTenants.Noord, async services =>
        {
            var payload = services.GetRequiredService<SealedValues>().Seal("workflow.signal", new Dictionary<string, object?> { ["version"] = version, ["chosen"] = new Dictionary<string, object?>() });
            services.GetRequiredService<Signals>().Add(new() { InstanceId = id, Kind = SignalKind.Move, DeliveryKey = "m", At = portal.Clock.GetUtcNow(), Payload = payload });
            await services.GetRequiredService<Engine.Data.PortalDbContext>().SaveChangesAsync();
            return true;
        });
        await portal.DrainAsync();
        var note = await portal.Read(TestTenants.Noord, db => db.Set<WorkflowRecord>().AsNoTracking().SingleAsync(r => r.InstanceId == id && r.Event == "NotMoved"));
        note.Detail.ShouldNotBeNull().ShouldContain("zijn stappen veranderd");
        await portal.ResumeAsync(TestTenants.Noord, (await portal.BookmarksAsync(TestTenants.Noord, id)).ShouldHaveSingleItem());
        await portal.DrainAsync();
        (await portal.LinesAsync(TestTenants.Noord, id)).ShouldBe(["oud"]);
        (await portal.InstanceAsync(TestTenants.Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task Those_that_can_go_and_the_others_keep_their_version()
    {
        await using var portal = new WorkflowPortal();
        static string Way(string first) => $$"""
            {
              "definitionId": "w", "name": "w", "root": { "type": "Elsa.Flowchart", "id": "root",
                "activities": [ {{Flows.Event(first, "een")}}, {{Flows.Event("b", "twee")}}, {{Flows.Fail("x")}} ],
                "connections": [ { "source": { "activity": "{{first}}", "port": "Done" }, "target": { "activity": "b", "port": "In" } },
                  { "source": { "activity": "b", "port": "Done" }, "target": { "activity": "x", "port": "In" } } ] }
            }
            """;
        await portal.PublishAsync(TestTenants.Noord, Way("a"));
        var (stays, goes, faulted) = (await portal.StartAsync(TestTenants.Noord, "w"), await portal.StartAsync(TestTenants.Noord, "w"), await portal.StartAsync(TestTenants.Noord, "w"));
        await portal.DrainAsync();
        foreach (var id in new[] { goes, faulted, faulted })
        {
            await portal.ResumeAsync(TestTenants.Noord, (await portal.BookmarksAsync(TestTenants.Noord, id)).ShouldHaveSingleItem());
            await portal.DrainAsync();
        }

        await portal.PublishAsync(TestTenants.Noord, Way("c"));
        var preview = (await portal.As(TestTenants.Noord, s => s.GetRequiredService<MoveInstances>().PreviewAsync("w", 1, Same, default))).ShouldNotBeNull();
        (preview.Running, preview.Moving, preview.Staying, preview.Stopped, preview.IsPossible).ShouldBe((3, 2, 1, 1, true));
        (await MoveAsync(portal, 1)).ShouldBe(2);
        await portal.DrainAsync();
        var numbers = new Dictionary<Guid, int>();
        foreach (var id in new[] { stays, goes, faulted })
        {
            numbers[id] = (await portal.As(TestTenants.Noord, s => s.GetRequiredService<InstanceFile>().LoadAsync(id, default))).ShouldNotBeNull().Number;
        }

        numbers.ShouldBe(new Dictionary<Guid, int> { [stays] = 1, [goes] = 2, [faulted] = 2 }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_move_that_is_under_way_is_not_ordered_again_and_who_was_told_hears_it_once()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("w", Flows.Event("e", "verder"), Flows.Line("l", "oud")));
        await portal.StartAsync(TestTenants.Noord, "w");
        await portal.DrainAsync();
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("w", Flows.Event("e", "verder"), Flows.Line("l", "nieuw")));
        (await MoveAsync(portal, 1)).ShouldBe(1);
        (await portal.As(TestTenants.Noord, s => s.GetRequiredService<MoveInstances>().HandleAsync(new("w", 1, Same, "proef"), default))).Refusals.ShouldBe([MoveInstances.Busy]);
        var pump = portal.Database.Services.GetRequiredService<Engine.Jobs.JobPump>();
        await portal.As(TestTenants.Noord, async s =>
        {
            var db = s.GetRequiredService<Engine.Data.PortalDbContext>();
            await s.GetServices<Engine.Jobs.JobHandler>().OfType<TellMoves>().Single().HandleAsync(await db.Set<WorkflowMove>().Select(m => m.Id).SingleAsync(), db, default);
            return await db.SaveChangesAsync();
        });
        (await MoveAsync(portal, 1)).ShouldBe(1);
        await pump.RunOnceAsync(Engine.Jobs.JobLane.Inside, default, default);
        (await portal.Read(TestTenants.Noord, db => db.Set<WorkflowSignal>().CountAsync(s => s.Kind == SignalKind.Move))).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_chosen_shows_where_it_waits_now_and_all_else_stays()
    {
        await using var portal = new WorkflowPortal();
        static string Two(string one, string two) => Flows.Definition("w", "{}", $$"""
            { "type": "Elsa.Fork", "id": "vork", "branches": [ {{Flows.Event(one, "een")}}, {{Flows.Event(two, "twee")}} ] }
            """);
        await portal.PublishAsync(TestTenants.Noord, Two("a", "b"));
        var id = await portal.StartAsync(TestTenants.Noord, "w");
        await portal.DrainAsync();
        await portal.PublishAsync(TestTenants.Noord, Two("c", "b"));
        (await portal.As(TestTenants.Noord, s => s.GetRequiredService<MoveInstances>().HandleAsync(new("w", 1, new Dictionary<string, string> { ["a"] = "c" }, "proef"), default))).Value.ShouldBe(1);
        await portal.DrainAsync();
        (await portal.BookmarksAsync(TestTenants.Noord, id)).Select(b => b.ActivityId).ShouldBe(["c", "b"]);
    }

    [Fact]
    public async Task Those_of_another_tenant_stay_where_they_are()
    {
        await using var portal = new WorkflowPortal();
        foreach (var tenant in new[] { TestTenants.Noord, TestTenants.Zuid })
        {
            await portal.PublishAsync(tenant, Flows.Sequence("w", Flows.Event("e", "verder"), Flows.Line("l", "oud")));
        }

        var id = await portal.StartAsync(TestTenants.Zuid, "w");
        await portal.StartAsync(TestTenants.Noord, "w");
        await portal.DrainAsync();
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("w", Flows.Event("e", "verder"), Flows.Line("l", "nieuw")));
        (await MoveAsync(portal, 1)).ShouldBe(1);
        await portal.DrainAsync();
        await portal.ResumeAsync(TestTenants.Zuid, (await portal.BookmarksAsync(TestTenants.Zuid, id)).ShouldHaveSingleItem());
        await portal.DrainAsync();
        (await portal.LinesAsync(TestTenants.Zuid, id)).ShouldBe(["oud"]);
    }

    [Fact]
    public async Task Publishing_a_part_that_asks_for_it_gives_its_users_the_new_version()
    {
        await using var portal = new WorkflowPortal();
        static string Part(string line) => Flows.Definition("deel", """{ "usableAsActivity": true, "autoUpdateConsumingWorkflows": true }""", Flows.Line("l", line));
        await portal.PublishAsync(TestTenants.Noord, Part("een"));
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("w", """{ "type": "deel", "id": "d", "workflowDefinitionId": "deel" }"""));
        await portal.PublishAsync(TestTenants.Noord, Part("twee"));
        var id = await portal.StartAsync(TestTenants.Noord, "w");
        await portal.DrainAsync();
        (await portal.LinesAsync(TestTenants.Noord, id)).ShouldBe(["twee"]);
    }

    private static async Task<int> MoveAsync(WorkflowPortal portal, int from) =>
        (await portal.As(TestTenants.Noord, s => s.GetRequiredService<MoveInstances>().HandleAsync(new("w", from, Same, "proef"), default))).Value;
}
