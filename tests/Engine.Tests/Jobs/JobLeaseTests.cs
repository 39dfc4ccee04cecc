using Engine.Jobs;
using Shouldly;
using Testing;

namespace Engine.Tests.Jobs;

public sealed class JobLeaseTests
{
    private static readonly Guid Row = Guid.CreateVersion7();

    [Fact]
    public async Task A_worker_that_stops_in_mid_work_is_replaced_and_cannot_commit_when_it_returns()
    {
        await using var fixture = new JobFixture();
        await fixture.Queue(TestTenants.Noord, JobFixture.OutsideKind, Row);
        var (attempt, started, resume) = (0, new TaskCompletionSource(), new TaskCompletionSource());
        fixture.Work.Before = async (_, _) =>
        {
            if (attempt++ == 0)
            {
                started.SetResult();
                await resume.Task;
            }
        };
        var zombie = fixture.Pump.RunOnceAsync(JobLane.Outside, default, default);
        await started.Task;
        (await fixture.Pump.RunOnceAsync(JobLane.Outside, default, default)).ShouldBe(0);

        fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        await fixture.Pump.DrainAsync();
        (await fixture.Effects(TestTenants.Noord)).ShouldBe([Row.ToString()]);

        resume.SetResult();
        await zombie;
        (await fixture.Effects(TestTenants.Noord)).ShouldBe([Row.ToString()]);
        (await fixture.Heads()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Work_that_kills_its_workers_is_laid_aside()
    {
        await using var fixture = new JobFixture();
        await fixture.Queue(TestTenants.Noord, JobFixture.OutsideKind, Row);
        fixture.Work.Before = (_, _) => Task.Delay(Timeout.Infinite);
        for (var i = 0; i < 3; i++)
        {
            _ = fixture.Pump.RunOnceAsync(JobLane.Outside, default, default);
            await fixture.UntilClaimed(i + 1);
            fixture.Clock.Advance(TimeSpan.FromSeconds(31));
        }

        await fixture.Pump.RunOnceAsync(JobLane.Outside, default, default);
        var head = (await fixture.Heads()).ShouldHaveSingleItem();
        head.DeadSince.ShouldNotBeNull();
        head.LastFault.ShouldBe(JobFaults.LeaseLost);
    }

    [Fact]
    public async Task Work_that_stops_with_its_host_is_free_for_others_at_once()
    {
        await using var fixture = new JobFixture();
        await fixture.Queue(TestTenants.Noord, JobFixture.Kind, Row);
        using var stop = new CancellationTokenSource();
        fixture.Work.Before = async (_, _) =>
        {
            await stop.CancelAsync();
            stop.Token.ThrowIfCancellationRequested();
        };
        await fixture.Pump.RunOnceAsync(JobLane.Inside, default, stop.Token);
        var head = (await fixture.Heads()).ShouldHaveSingleItem();
        (head.Attempts, head.LeasedUntil, head.Due).ShouldBe((0, null, fixture.Clock.GetUtcNow()));
    }
}
