using Engine.Jobs;
using Schema;
using Shouldly;
using Testing;

namespace Engine.Tests.Jobs;

/// <summary>Several nodes on one database.</summary>
public sealed class JobNodesTests
{
    // two writers of one SQLite file wait for each other most of the time
    [Fact, Trait("Category", "Slow")]
    public Task Two_nodes_do_each_of_two_thousand_pieces_once() => EachOnce(DatabaseProvider.Sqlite, workers: 1);

    [Fact, Trait("Category", "Postgres")]
    public Task Two_nodes_of_two_workers_do_each_of_two_thousand_pieces_once_on_PostgreSQL() => EachOnce(DatabaseProvider.Postgres, workers: 2);

    [Fact, Trait("Category", "Postgres")]
    public async Task A_node_that_sleeps_inside_its_transaction_cannot_commit_when_it_wakes()
    {
        await using var first = new JobFixture(provider: DatabaseProvider.Postgres);
        await using var second = first.Node();
        var (row, started, resume) = (Guid.CreateVersion7(), new TaskCompletionSource(), new TaskCompletionSource());
        first.Work.Before = (_, _) =>
        {
            started.TrySetResult();
            return resume.Task;
        };
        await first.Queue(TestTenants.Noord, row);
        var zombie = first.Pump.RunOnceAsync(JobLane.Inside, default, default);
        await started.Task;
        await second.Pump.DrainAsync();
        (await second.Effects(TestTenants.Noord)).ShouldBeEmpty();

        first.Clock.Advance(TimeSpan.FromSeconds(31));
        await second.Pump.DrainAsync();
        resume.SetResult();
        await zombie;
        (await second.Effects(TestTenants.Noord)).ShouldBe([row.ToString()]);
        (await second.Heads()).ShouldBeEmpty();
    }

    [Fact, Trait("Category", "Postgres")]
    public async Task A_tenant_with_a_hundred_thousand_heads_does_not_delay_another_on_PostgreSQL()
    {
        await using var fixture = new JobFixture(provider: DatabaseProvider.Postgres);
        await fixture.Flood(TestTenants.Noord, 100_000);
        await fixture.Pump.RunOnceAsync(JobLane.Inside, default, default);
        await fixture.Queue(TestTenants.Zuid, Guid.CreateVersion7());
        await fixture.Pump.RunOnceAsync(JobLane.Inside, default, default);
        (await fixture.Effects(TestTenants.Zuid)).Count.ShouldBe(1);
    }

    [Fact, Trait("Category", "Postgres")]
    public async Task Work_is_joined_and_done_once_more_on_PostgreSQL()
    {
        await using var fixture = new JobFixture(provider: DatabaseProvider.Postgres);
        var row = Guid.CreateVersion7();
        var again = true;
        fixture.Work.Before = async (_, _) =>
        {
            // asked for by somebody else while it is being done
            if (again)
            {
                again = false;
                await fixture.Queue(TestTenants.Noord, row);
            }
        };
        await fixture.Queue(TestTenants.Noord, row);
        await fixture.Queue(TestTenants.Noord, row);
        await fixture.Pump.DrainAsync();
        (await fixture.Effects(TestTenants.Noord)).Count.ShouldBe(2);
        (await fixture.Heads()).ShouldBeEmpty();
    }

    private static async Task EachOnce(DatabaseProvider provider, int workers)
    {
        await using var first = new JobFixture(provider: provider);
        await using var second = first.Node();
        await first.Flood(TestTenants.Noord, 1_500);
        await first.Queue(TestTenants.Zuid, [.. Enumerable.Range(0, 500).Select(_ => Guid.CreateVersion7())]);
        await Task.WhenAll(Enumerable.Range(0, workers).SelectMany(_ => new[] { first, second }).Select(n => Task.Run(() => n.Pump.DrainAsync())));
        var effects = (await first.Effects(TestTenants.Noord)).Concat(await first.Effects(TestTenants.Zuid)).ToList();
        effects.Count.ShouldBe(2_000);
        effects.Distinct().Count().ShouldBe(2_000);
        (await first.Heads()).ShouldBeEmpty();
    }
}
