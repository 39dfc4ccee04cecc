using Engine.Jobs;
using Engine.Tenancy;
using Engine.Workflows.Library;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>Definitions that the clock starts. The clock of these tests begins on a Wednesday at noon in Dutch summer time.</summary>
public sealed class ClockStartTests
{
    private static readonly Tenant Noord = TestTenants.Noord;

    [Fact]
    public async Task An_interval_starts_one_instance_each_time_and_what_was_missed_starts_one()
    {
        await using var portal = await PublishedAsync("Timer", "interval", "01:00:00");
        portal.Clock.Advance(TimeSpan.FromMinutes(59));
        (await StartsAsync(portal)).ShouldBe(0);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        (await StartsAsync(portal)).ShouldBe(1);
        (await StartsAsync(portal)).ShouldBe(1);

        portal.Clock.Advance(TimeSpan.FromHours(5.5));
        (await StartsAsync(portal)).ShouldBe(2);
        portal.Clock.Advance(TimeSpan.FromHours(0.5));
        (await StartsAsync(portal)).ShouldBe(3, "it keeps its rhythm");
    }

    [Fact]
    public async Task Cron_follows_the_Dutch_clock_through_the_end_of_summer_time()
    {
        await using var portal = await PublishedAsync("Cron", "cronExpression", "0 0 8 * * *");
        portal.Clock.Set(new(2026, 10, 24, 7, 0, 0, TimeSpan.Zero));
        (await StartsAsync(portal)).ShouldBe(1);
        (await DueAsync(portal)).ShouldBe(new DateTimeOffset(2026, 10, 25, 7, 0, 0, TimeSpan.Zero));
        portal.Clock.Set(new(2026, 10, 25, 6, 59, 0, TimeSpan.Zero));
        (await StartsAsync(portal)).ShouldBe(1);
        portal.Clock.Set(new(2026, 10, 25, 7, 0, 0, TimeSpan.Zero));
        (await StartsAsync(portal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_moment_starts_once_and_never_again()
    {
        await using var portal = await PublishedAsync("StartAt", "dateTime", "2026-10-01");
        portal.Clock.Advance(TimeSpan.FromDays(30));
        (await StartsAsync(portal)).ShouldBe(1);
        (await DueAsync(portal)).ShouldBeNull();
        portal.Clock.Advance(TimeSpan.FromDays(400));
        (await StartsAsync(portal)).ShouldBe(1);
        (await HeadsAsync(portal)).ShouldBe(0);
    }

    [Fact]
    public async Task A_moment_that_has_passed_at_publication_starts_nothing()
    {
        await using var portal = await PublishedAsync("StartAt", "dateTime", "2026-01-01");
        (await DueAsync(portal)).ShouldBeNull();
        (await StartsAsync(portal)).ShouldBe(0);
    }

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task Each_moment_starts_one_instance_on_two_nodes(DatabaseProvider provider)
    {
        await using var first = new WorkflowPortal(provider: provider);
        await using var second = first.Node();
        foreach (var number in Enumerable.Range(0, 10))
        {
            await first.PublishAsync(Noord, Flows.Sequence($"f{number}", Flows.Clock("t", "Timer", "interval", "00:01:00")));
        }

        foreach (var round in Enumerable.Range(1, 5))
        {
            first.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAll(Task.Run(first.DrainAsync), Task.Run(second.DrainAsync));
            (await first.Read(Noord, db => db.Set<WorkflowInstance>().CountAsync())).ShouldBe(10 * round);
        }
    }

    [Fact]
    public async Task A_new_publication_takes_the_place_of_the_alarms_before_it()
    {
        await using var portal = await PublishedAsync("Timer", "interval", "01:00:00");
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Clock("c", "Cron", "cronExpression", "0 0 18 * * *"), Flows.Line("l", "nieuw")));
        (await HeadsAsync(portal)).ShouldBe(1);
        portal.Clock.Advance(TimeSpan.FromHours(5));
        (await StartsAsync(portal)).ShouldBe(0);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        (await StartsAsync(portal)).ShouldBe(1);
        await portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Line("l", "nieuw")));
        (await HeadsAsync(portal)).ShouldBe(0);
    }

    [Fact]
    public async Task Publishing_puts_nothing_off()
    {
        await using var portal = await PublishedAsync("Timer", "interval", "01:00:00");
        portal.Clock.Advance(TimeSpan.FromMinutes(50));
        await PublishAsync(portal, "Timer", "interval", "01:00:00");
        (await DueAsync(portal)).ShouldBe(portal.Clock.GetUtcNow() + TimeSpan.FromMinutes(10));
        portal.Clock.Advance(TimeSpan.FromMinutes(20));
        await PublishAsync(portal, "Timer", "interval", "01:00:00");
        (await StartsAsync(portal)).ShouldBe(1, "what was due when it was published anew is still started");
    }

    [Fact]
    public async Task A_clock_start_keeps_to_the_activation_strategy()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(Noord, Flows.Definition(
            "f", """{ "activationStrategyType": "Elsa.Workflows.ActivationValidators.SingletonStrategy, Elsa.Workflows.Core" }""",
            Flows.Clock("t", "Timer", "interval", "01:00:00"), Flows.Task("wacht", "iets")));
        portal.Clock.Advance(TimeSpan.FromHours(1));
        (await StartsAsync(portal)).ShouldBe(1);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        (await StartsAsync(portal)).ShouldBe(1);
    }

    private static async Task<WorkflowPortal> PublishedAsync(string type, string input, string value)
    {
        var portal = new WorkflowPortal();
        await PublishAsync(portal, type, input, value);
        return portal;
    }

    private static Task PublishAsync(WorkflowPortal portal, string type, string input, string value) =>
        portal.PublishAsync(Noord, Flows.Sequence("f", Flows.Clock("t", type, input, value), Flows.Line("l", "gestart")));

    private static async Task<int> StartsAsync(WorkflowPortal portal)
    {
        await portal.DrainAsync();
        return await portal.Read(Noord, db => db.Set<WorkflowInstance>().CountAsync());
    }

    private static Task<DateTimeOffset?> DueAsync(WorkflowPortal portal) => portal.Read(Noord, db => db.Set<PublishedTrigger>().Select(t => t.DueAt).SingleAsync());

    private static Task<int> HeadsAsync(WorkflowPortal portal) => portal.Read(Noord, db => db.Set<QueueHead>().CountAsync(h => h.Kind == FireTrigger.JobKind));
}
