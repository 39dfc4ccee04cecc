using System.Data.Common;
using System.Text;
using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>R9: large values stand beside the state of their instance, once, and for nobody else.</summary>
public sealed class LargeValueTests
{
    private static readonly Tenant Noord = TestTenants.Noord;

    [Fact]
    public async Task A_value_above_the_threshold_stands_beside_the_state_and_one_below_in_it()
    {
        await using var portal = await StartedAsync(Flows.Script("a", "setV('g'.repeat(40000)); setW('k'.repeat(20000)); ''"), Flows.Task("t", "iets"));
        var payload = (await PayloadsAsync(portal)).ShouldHaveSingleItem();
        payload.Content.Length.ShouldBeGreaterThan(40_000);
        (await portal.Read(Noord, db => db.Set<WorkflowInstance>().SingleAsync())).State.ShouldNotBeNull().Length.ShouldBeInRange(20_000, 25_000);
        Encoding.UTF8.GetString(payload.Content).ShouldNotContain("gggg");
        (await portal.Read(TestTenants.Zuid, db => db.Set<WorkflowPayload>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task A_step_that_does_not_ask_for_it_neither_reads_nor_writes_it_and_one_that_does_finds_it_as_it_was()
    {
        var seen = new Seen();
        await using var portal = await StartedAsync(seen, Flows.Script("a", "setV('g'.repeat(40000)); ''"), Flows.Task("t1", "iets"), Flows.Line("b", "verder"), Flows.Task("t2", "iets"), Flows.Script("c", "String(getV().length)"), Flows.Task("t3", "iets"));
        seen.Commands.Count(c => c.Contains("INSERT", StringComparison.Ordinal)).ShouldBe(1);
        seen.Commands.Clear();
        var id = await GoOnAsync(portal);
        seen.Commands.ShouldBeEmpty();
        (await portal.LinesAsync(Noord, id))[^1].ShouldBe("verder");
        await GoOnAsync(portal);
        seen.Commands.ShouldHaveSingleItem().ShouldStartWith("SELECT");
        (await portal.LinesAsync(Noord, id))[^1].ShouldBe("40000");
        await GoOnAsync(portal);
        (await portal.InstanceAsync(Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        (await PayloadsAsync(portal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Equal_values_are_one_and_one_that_is_set_again_is_not_written_again()
    {
        await using var portal = await StartedAsync(
            Flows.Script("a", "setV('g'.repeat(40000)); setW('g'.repeat(40000)); ''"), Flows.Task("t1", "iets"), Flows.Script("b", "setV('g'.repeat(40000)); setW(1); ''"), Flows.Task("t2", "iets"),
            Flows.Script("c", "setV('h'.repeat(40000)); ''"), Flows.Task("t3", "iets"));
        var first = (await PayloadsAsync(portal)).ShouldHaveSingleItem();
        await GoOnAsync(portal);
        (await PayloadsAsync(portal)).ShouldHaveSingleItem().Id.ShouldBe(first.Id);
        await GoOnAsync(portal);
        (await PayloadsAsync(portal)).ShouldHaveSingleItem().Id.ShouldNotBe(first.Id);
    }

    [Fact]
    public async Task Instances_share_no_values_and_what_is_cancelled_leaves_none()
    {
        await using var portal = await StartedAsync(Flows.Script("a", "setV('g'.repeat(40000)); ''"), Flows.Task("t1", "iets"));
        var other = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        (await PayloadsAsync(portal)).Select(p => p.InstanceId).Distinct().Count().ShouldBe(2);
        await portal.As(Noord, services =>
        {
            services.GetRequiredService<Signals>().Add(new() { InstanceId = other, Kind = SignalKind.Cancel, DeliveryKey = "stop", At = portal.Clock.GetUtcNow() });
            return services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        await portal.DrainAsync();
        (await PayloadsAsync(portal)).ShouldHaveSingleItem().InstanceId.ShouldNotBe(other);
    }

    [Fact]
    public async Task What_ended_with_a_large_output_keeps_it_until_it_goes_itself()
    {
        await using var portal = await StartedAsync("""{ "type": "Elsa.SetOutput", "id": "o", "outputName": { "typeName": "String", "expression": { "type": "Literal", "value": "O" } }, "outputValue": { "typeName": "Object", "expression": { "type": "JavaScript", "value": "'g'.repeat(40000)" } } }""");
        (await PayloadsAsync(portal)).ShouldHaveSingleItem();
        portal.Clock.Advance(TimeSpan.FromDays(366));
        await portal.As(Noord, services =>
        {
            services.GetRequiredService<JobQueue>().Add(RetentionJob.JobKind, Guid.Empty);
            return services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        await portal.DrainAsync();
        (await PayloadsAsync(portal)).ShouldBeEmpty();
        (await portal.Read(Noord, db => db.Set<WorkflowInstance>().CountAsync())).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_worker_that_dies_at_a_commit_leaves_each_value_once(bool before)
    {
        for (var moment = 1; ; moment++)
        {
            var killer = new Killer(before, moment);
            await using var portal = new WorkflowPortal(services => services.AddSingleton<IInterceptor>(killer));
            await portal.PublishAsync(Noord, Definition(Flows.Script("a", "setV('g'.repeat(40000)); ''"), Flows.Task("t1", "iets"), Flows.Script("b", "setV(getV() + 'h'); ''"), Flows.Task("t2", "iets")));
            var id = await portal.StartAsync(Noord, "f");
            await killer.WorkAsync(portal);
            await portal.ResumeAsync(Noord, (await portal.BookmarksAsync(Noord, id)).ShouldHaveSingleItem());
            await killer.WorkAsync(portal);
            (await PayloadsAsync(portal)).ShouldHaveSingleItem().Content.Length.ShouldBeGreaterThan(40_001);
            if (killer.Commits < Killer.Struck)
            {
                moment.ShouldBeGreaterThan(2);
                return;
            }
        }
    }

    [Fact]
    public async Task What_does_not_fit_is_an_incident_and_nothing_is_lost()
    {
        await using var portal = await StartedAsync(Script("a", 0), Script("b", 1), Script("c", 2), Script("d", 3), Script("e", 4), Flows.Task("t", "iets"));
        var instance = await portal.Read(Noord, db => db.Set<WorkflowInstance>().SingleAsync());
        instance.SubStatus.ShouldBe(WorkflowSubStatus.Faulted);
        (await portal.Read(Noord, db => db.Set<WorkflowIncident>().SingleAsync())).ActivityId.ShouldBe("e");
        (await PayloadsAsync(portal)).Count.ShouldBe(4);
        (await portal.Read(Noord, db => db.Set<WorkflowRecord>().SingleAsync(r => r.Event == "Heavy"))).ActivityId.ShouldBe("b");

        // a megabyte under each of five names: the last no longer fits
        static string Script(string id, int name) => Flows.Script(id, $"setV{name}('é'.repeat(500000) + '{id}'); ''");
    }

    private static async Task<WorkflowPortal> StartedAsync(params string[] activities) => await StartedAsync(new Seen(), activities);

    private static async Task<WorkflowPortal> StartedAsync(Seen seen, params string[] activities)
    {
        var portal = new WorkflowPortal(services => services.AddSingleton<IInterceptor>(seen));
        await portal.PublishAsync(Noord, Definition(activities));
        await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        return portal;
    }

    private static string Definition(params string[] activities) => $$"""
        {
          "definitionId": "f", "name": "f", "outputs": [ { "name": "O", "type": "String" } ],
          "variables": [ { "id": "v", "name": "Task", "typeName": "Object" }, {{string.Join(", ", new[] { "V", "W", "V0", "V1", "V2", "V3", "V4" }.Select(v => $$"""{ "id": "own-{{v}}", "name": "{{v}}", "typeName": "Object" }"""))}} ],
          "root": { "type": "Elsa.Sequence", "id": "root", "activities": [ {{string.Join(", ", activities)}} ] }
        }
        """;

    private static Task<List<WorkflowPayload>> PayloadsAsync(WorkflowPortal portal) => portal.Read(Noord, db => db.Set<WorkflowPayload>().AsNoTracking().ToListAsync());

    private static async Task<Guid> GoOnAsync(WorkflowPortal portal)
    {
        var id = (await portal.Read(Noord, db => db.Set<WorkflowInstance>().SingleAsync())).Id;
        await portal.ResumeAsync(Noord, (await portal.BookmarksAsync(Noord, id)).ShouldHaveSingleItem());
        await portal.DrainAsync();
        return id;
    }

    /// <summary>Statements that touch the rows beside the state, other than those of the test itself.</summary>
    private sealed class Seen : DbCommandInterceptor
    {
        public List<string> Commands { get; } = [];

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            See(command);
            return result;
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            See(command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            See(command);
            return ValueTask.FromResult(result);
        }

        private void See(DbCommand command)
        {
            if (command.CommandText.Contains("WorkflowPayloads", StringComparison.Ordinal))
            {
                Commands.Add(command.CommandText);
            }
        }
    }
}
