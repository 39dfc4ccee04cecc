using Engine.Tenancy;
using Engine.Workflows.Definitions;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Library;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>The rules of durability, by their number in the format.</summary>
public sealed class DurabilityTests
{
    private static readonly Tenant Noord = TestTenants.Noord;

    [Fact]
    public async Task R1_a_step_that_fails_leaves_nothing_behind_and_is_done_again()
    {
        var sabotage = new Sabotage();
        await using var portal = await WaitingAsync(services => services.AddSingleton<IInterceptor>(sabotage));
        var id = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        var bookmark = (await portal.BookmarksAsync(Noord, id)).ShouldHaveSingleItem();
        await portal.ResumeAsync(Noord, bookmark);

        sabotage.IsOn = true;
        await portal.DrainAsync();
        (await portal.BookmarksAsync(Noord, id)).ShouldHaveSingleItem().Id.ShouldBe(bookmark.Id);
        (await portal.LinesAsync(Noord, id)).ShouldBe(["voor"]);
        (await portal.InstanceAsync(Noord, id)).Steps.ShouldBe(1);

        sabotage.IsOn = false;
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.DrainAsync();
        (await portal.LinesAsync(Noord, id)).ShouldBe(["voor", "na"]);
        (await portal.InstanceAsync(Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task R4_of_two_answers_on_one_bookmark_one_counts()
    {
        await using var portal = await WaitingAsync();
        var id = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        var bookmark = (await portal.BookmarksAsync(Noord, id)).ShouldHaveSingleItem();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => portal.As(Noord, services =>
            services.GetRequiredService<Signals>().DeliverAsync($"antwoord:{i}", bookmark.Hash, null, default))));
        await portal.DrainAsync();
        (await portal.LinesAsync(Noord, id)).ShouldBe(["voor", "na"]);
        (await portal.InstanceAsync(Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task R4_a_message_that_is_delivered_again_is_the_same_message()
    {
        await using var portal = await WaitingAsync();
        var id = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        var hash = (await portal.BookmarksAsync(Noord, id)).ShouldHaveSingleItem().Hash;
        (await DeliverAsync(portal, "a", hash)).ShouldBeTrue();
        await portal.DrainAsync();
        (await DeliverAsync(portal, "a", hash)).ShouldBeFalse();
        (await portal.Read(Noord, db => db.Set<WorkflowSignal>().CountAsync(s => s.DeliveryKey == "a"))).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task R5_a_signal_and_its_bookmark_meet_in_either_order(bool signalFirst)
    {
        await using var portal = new WorkflowPortal(services => services.AddSingleton(ActivitySet.Elsa.With([new("Test.Wait", new WaitActivity())])));
        await portal.StoreAsync(Noord, Flows.Sequence("f", """{ "type": "Test.Wait", "id": "w" }""", Flows.Line("b", "na")));
        var hash = StimulusHash.Of(WaitActivity.Stimulus, null);
        if (signalFirst)
        {
            await DeliverAsync(portal, "a", hash);
        }

        var id = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        if (!signalFirst)
        {
            await DeliverAsync(portal, "a", hash);
            await portal.DrainAsync();
        }

        (await portal.LinesAsync(Noord, id)).ShouldBe(["na"]);
    }

    [Fact]
    public async Task R5_a_signal_that_nobody_waits_for_in_time_is_not_taken()
    {
        await using var portal = new WorkflowPortal(services => services.AddSingleton(ActivitySet.Elsa.With([new("Test.Wait", new WaitActivity())])));
        await portal.StoreAsync(Noord, Flows.Sequence("f", """{ "type": "Test.Wait", "id": "w" }"""));
        await DeliverAsync(portal, "a", StimulusHash.Of(WaitActivity.Stimulus, null));
        portal.Clock.Advance(TimeSpan.FromHours(25));
        var id = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        (await portal.InstanceAsync(Noord, id)).SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
    }

    [Fact]
    public async Task R6_a_timer_is_due_at_the_moment_that_was_fixed_when_it_was_made()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Line("a", "voor"), Flows.Delay("d", "01:00:00"), Flows.Line("b", "na")));
        var id = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(59));
        await portal.DrainAsync();
        (await portal.LinesAsync(Noord, id)).ShouldBe(["voor"]);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await portal.DrainAsync();
        (await portal.LinesAsync(Noord, id)).ShouldBe(["voor", "na"]);
        (await portal.BookmarksAsync(Noord, id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task R9_a_long_run_is_stored_each_hundred_activities()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("f", [.. Enumerable.Range(0, 350).Select(i => Flows.Line($"a{i}", $"{i}"))]));
        var id = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        (await portal.LinesAsync(Noord, id)).ShouldBe(Enumerable.Range(0, 350).Select(i => $"{i}"));
        (await portal.InstanceAsync(Noord, id)).Steps.ShouldBe(4);
    }

    [Fact]
    public async Task R10_tenants_with_the_same_ids_and_names_never_hear_each_other()
    {
        await using var portal = new WorkflowPortal();
        var ids = new Dictionary<string, Guid>();
        foreach (var tenant in (Tenant[])[Noord, TestTenants.Zuid])
        {
            await portal.PublishAsync(tenant, Flows.Sequence("wacht", Flows.Event("e", "klaar"), Flows.Line("l", tenant.Id)));
            await portal.PublishAsync(tenant, Flows.Sequence("meld", Flows.Publish("p", "klaar")));
            ids[tenant.Id] = await portal.StartAsync(tenant, "wacht");
        }

        await portal.DrainAsync();
        await portal.StartAsync(Noord, "meld");
        await portal.DrainAsync();
        (await portal.LinesAsync(Noord, ids["noord"])).ShouldBe(["noord"]);
        (await portal.InstanceAsync(TestTenants.Zuid, ids["zuid"])).SubStatus.ShouldBe(WorkflowSubStatus.Suspended);
    }

    [Fact]
    public async Task R11_an_instance_keeps_to_its_version_when_another_is_published()
    {
        await using var portal = await WaitingAsync();
        var old = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Line("a", "nieuw")));
        await portal.RunToEndAsync(Noord, old);
        (await portal.LinesAsync(Noord, old)).ShouldBe(["voor", "na"]);
        var fresh = await portal.StartAsync(Noord, "f");
        await portal.DrainAsync();
        (await portal.LinesAsync(Noord, fresh)).ShouldBe(["nieuw"]);
    }

    [Fact]
    public async Task R12_a_parent_goes_on_when_its_child_has_ended()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("kind", Flows.Line("k", "kind"), Flows.Delay("d", "01:00:00")));
        await portal.PublishAsync(Noord, Flows.Sequence("ouder", Flows.Dispatch("c", "kind"), Flows.Line("o", "ouder")));
        var parent = await portal.StartAsync(Noord, "ouder");
        await portal.DrainAsync();
        (await portal.LinesAsync(Noord, parent)).ShouldBeEmpty();
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.DrainAsync();
        (await portal.LinesAsync(Noord, parent)).ShouldBe(["ouder"]);
    }

    [Fact]
    public async Task R14_cancelling_takes_bookmarks_and_children_along()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Sequence("kind", Flows.Task("t", "iets")));
        await portal.PublishAsync(Noord, Flows.Sequence("ouder", Flows.Dispatch("c", "kind")));
        var parent = await portal.StartAsync(Noord, "ouder");
        await portal.DrainAsync();
        await portal.As(Noord, services => services.GetRequiredService<ManageWorkflow>().CancelAsync(parent, "Een reden", default));
        await portal.DrainAsync();
        var all = await portal.Read(Noord, db => db.Set<WorkflowInstance>().AsNoTracking().ToListAsync());
        all.Count.ShouldBe(2);
        all.ShouldAllBe(i => i.SubStatus == WorkflowSubStatus.Cancelled && i.EndedAt != null);
        (await portal.Read(Noord, db => db.Set<WorkflowBookmark>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task What_nothing_here_can_do_is_not_published()
    {
        await using var portal = new WorkflowPortal(services => services.RemoveAllKeyed<ActivityWork>("Portal.AuditNote"));
        var definition = DefinitionReader.Read(Flows.Sequence("f", """{ "type": "Portal.AuditNote", "id": "n" }""")).Definition.ShouldNotBeNull();
        var refused = await portal.As(Noord, async services =>
        {
            var store = services.GetRequiredService<WorkflowStore>();
            return await store.PublishAsync(await store.KeepAsync(definition, VersionOrigin.Console, null, default), definition, default);
        });
        refused.Refusals.ShouldContain(r => r.Code == "workflow.type-without-work" && r.Message.Contains("Portal.AuditNote", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_workflow_that_starts_itself_ends_by_itself()
    {
        await using var portal = new WorkflowPortal();
        await portal.StoreAsync(Noord, Flows.Sequence("lawine", Flows.Dispatch("d", "lawine", waits: false)));
        await portal.StartAsync(Noord, "lawine");
        await portal.DrainAsync();
        (await portal.Read(Noord, db => db.Set<WorkflowInstance>().CountAsync())).ShouldBe(17);
        (await portal.Read(Noord, db => db.Set<WorkflowIncident>().SingleAsync())).Type.ShouldBe(IncidentTypes.Limit);
    }

    private static async Task<WorkflowPortal> WaitingAsync(Action<IServiceCollection>? configure = null)
    {
        var portal = new WorkflowPortal(configure);
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Line("a", "voor"), Flows.Task("t", "iets"), Flows.Line("b", "na")));
        return portal;
    }

    private static Task<bool> DeliverAsync(WorkflowPortal portal, string key, string hash) =>
        portal.As(Noord, services => services.GetRequiredService<Signals>().DeliverAsync(key, hash, null, default));

    /// <summary>Fails the save of a step, as a database that goes away at that moment does.</summary>
    private sealed class Sabotage : SaveChangesInterceptor
    {
        public bool IsOn { get; set; }

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            IsOn && eventData.Context?.ChangeTracker.Entries<WorkflowInstance>().Any(e => e.State == EntityState.Modified) == true ? throw new TimeoutException() : ValueTask.FromResult(result);
    }

    /// <summary>Waits for something that everybody can name beforehand.</summary>
    private sealed class WaitActivity : Activity
    {
        public const string Stimulus = "Test.Wait";

        public override void Execute(ActivityContext context) => context.CreateBookmark(Stimulus, null);

        public override void Resume(ActivityContext context, Resumption resumption) => context.Complete();
    }
}
