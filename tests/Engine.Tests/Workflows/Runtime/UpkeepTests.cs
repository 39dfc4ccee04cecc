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

/// <summary>What happens to instances at night.</summary>
public sealed class UpkeepTests
{
    private static readonly Tenant Noord = TestTenants.Noord;

    [Fact]
    public async Task R6_a_timer_whose_alarm_was_lost_gets_it_back()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Delay("d", "01:00:00"), Flows.Line("b", "na")));
        var id = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        await LoseHeadsAsync(portal);
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.DrainAsync();
        (await portal.LinesAsync(Noord, id)).ShouldBeEmpty();

        await RunAsync(portal, FindStray.JobKind);
        (await portal.LinesAsync(Noord, id)).ShouldBe(["na"]);
    }

    [Fact]
    public async Task R13_a_signal_that_nobody_is_woken_for_is_found()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Task("t", "iets"), Flows.Line("b", "na")));
        var id = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        await portal.ResumeAsync(Noord, (await portal.BookmarksAsync(Noord, id)).ShouldHaveSingleItem());
        await LoseHeadsAsync(portal);
        await RunAsync(portal, FindStray.JobKind);
        (await portal.LinesAsync(Noord, id)).ShouldBe(["na"]);
    }

    [Fact]
    public async Task A_start_by_the_clock_whose_alarm_was_lost_gets_it_back()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Clock("t", "Timer", "interval", "01:00:00")));
        await portal.Read(Noord, db => db.Set<QueueHead>().Where(h => h.Kind == FireTrigger.JobKind).ExecuteDeleteAsync());
        portal.Clock.Advance(TimeSpan.FromHours(1));
        await portal.DrainAsync();
        (await portal.Read(Noord, db => db.Set<WorkflowInstance>().CountAsync())).ShouldBe(0);

        await RunAsync(portal, FindStray.JobKind);
        (await portal.Read(Noord, db => db.Set<WorkflowInstance>().CountAsync())).ShouldBe(1);
    }

    [Fact]
    public async Task What_ended_long_ago_goes_with_all_that_belongs_to_it_and_what_runs_stays()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("kort", Flows.Line("b", "klaar")));
        await portal.PublishAsync(Noord, Flows.Sequence("lang", Flows.Task("t", "iets")));
        await portal.StartAsync(Noord, "kort");
        var waiting = await portal.StartAsync(Noord, "lang");
        await portal.DrainAsync();
        portal.Clock.Advance(TimeSpan.FromDays(364));
        await RunAsync(portal, RetentionJob.JobKind);
        (await portal.Read(Noord, db => db.Set<WorkflowInstance>().CountAsync())).ShouldBe(2);

        portal.Clock.Advance(TimeSpan.FromDays(2));
        await RunAsync(portal, RetentionJob.JobKind);
        (await portal.Read(Noord, db => db.Set<WorkflowInstance>().SingleAsync())).Id.ShouldBe(waiting);
        (await portal.Read(Noord, db => db.Set<WorkflowRecord>().AnyAsync(r => r.InstanceId != waiting))).ShouldBeFalse();
        (await portal.InstanceAsync(Noord, waiting)).SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
    }

    private static Task LoseHeadsAsync(WorkflowPortal portal) => portal.Read(Noord, db => db.Set<QueueHead>().Where(h => h.Kind == StepWorkflow.JobKind).ExecuteDeleteAsync());

    private static async Task RunAsync(WorkflowPortal portal, string kind)
    {
        await portal.As(Noord, async services =>
        {
            services.GetRequiredService<JobQueue>().Add(kind, Guid.Empty);
            return await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        await portal.DrainAsync();
    }
}
