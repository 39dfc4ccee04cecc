using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Jobs;

public sealed class JobPumpTests
{
    private static readonly Guid Row = Guid.CreateVersion7();

    [Fact]
    public async Task Work_runs_under_its_tenant_and_leaves_no_head()
    {
        await using var fixture = new JobFixture();
        fixture.Work.Before = (_, services) =>
        {
            services.GetRequiredService<CurrentTenant>().Value.ShouldBe(TestTenants.Zuid);
            return Task.CompletedTask;
        };
        await fixture.Queue(TestTenants.Zuid, Row);
        await fixture.Pump.DrainAsync();
        (await fixture.Heads()).ShouldBeEmpty();
        (await fixture.Effects(TestTenants.Zuid)).ShouldBe([Row.ToString()]);
        (await fixture.Effects(TestTenants.Noord)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Work_without_a_tenant_throws()
    {
        await using var fixture = new JobFixture();
        await using var scope = fixture.Database.Services.CreateAsyncScope();
        Should.Throw<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<JobQueue>().Add(JobFixture.Kind, Row));
    }

    [Fact]
    public async Task Work_is_queued_with_its_row_or_not_at_all()
    {
        await using var fixture = new JobFixture();
        await fixture.Database.As(TestTenants.Noord, async services =>
        {
            var db = services.GetRequiredService<PortalDbContext>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            services.GetRequiredService<JobQueue>().Add(JobFixture.Kind, Row);
            await db.SaveChangesAsync();
            await transaction.RollbackAsync();
        });
        (await fixture.Heads()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_failed_attempt_leaves_no_effect_and_waits_twice_as_long_each_time()
    {
        await using var fixture = new JobFixture();
        fixture.Work.Before = (_, _) => throw new InvalidDataException("Jan de Vries, BSN 123456782");
        await fixture.Queue(TestTenants.Noord, Row);
        foreach (var seconds in new[] { 2, 4 })
        {
            await fixture.Pump.DrainAsync();
            var head = (await fixture.Heads()).ShouldHaveSingleItem();
            (head.Due - fixture.Clock.GetUtcNow()).TotalSeconds.ShouldBeInRange(seconds, seconds * 1.2);
            head.DeadSince.ShouldBeNull();
            fixture.Clock.Advance(TimeSpan.FromSeconds(seconds * 1.2));
        }

        await fixture.Pump.DrainAsync();
        var dead = (await fixture.Heads()).ShouldHaveSingleItem();
        dead.DeadSince.ShouldBe(fixture.Clock.GetUtcNow());
        dead.Attempts.ShouldBe(3);
        dead.LastFault.ShouldBe("System.IO.InvalidDataException");
        (await fixture.Effects(TestTenants.Noord)).ShouldBeEmpty();

        fixture.Clock.Advance(TimeSpan.FromDays(1));
        (await fixture.Pump.RunOnceAsync(JobLane.Inside, default, default)).ShouldBe(0);
    }

    [Fact]
    public async Task Work_of_a_tenant_that_is_gone_or_of_a_kind_that_is_gone_is_laid_aside()
    {
        await using var fixture = new JobFixture();
        await fixture.Queue(TestTenants.Zuid, Row);
        await fixture.Database.As(TestTenants.Noord, async services =>
        {
            services.GetRequiredService<JobQueue>().Add("test.gone", Row);
            await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        });
        fixture.Publish(TestTenants.Noord);
        for (var i = 0; i < 8; i++)
        {
            await fixture.Pump.DrainAsync();
            fixture.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        var heads = await fixture.Heads();
        heads.ShouldAllBe(h => h.DeadSince != null);
        heads.Select(h => h.LastFault).ShouldBe([JobFaults.UnknownTenant, JobFaults.UnknownKind]);
    }

    [Fact]
    public async Task Hundred_thousand_heads_of_one_tenant_do_not_delay_the_single_one_of_another()
    {
        await using var fixture = new JobFixture();
        await fixture.Flood(TestTenants.Noord, 100_000);
        await fixture.Pump.RunOnceAsync(JobLane.Inside, default, default);
        await fixture.Queue(TestTenants.Zuid, Row);
        await fixture.Pump.RunOnceAsync(JobLane.Inside, default, default);
        (await fixture.Effects(TestTenants.Zuid)).ShouldBe([Row.ToString()]);
    }

    [Fact]
    public async Task Work_that_waits_already_is_not_doubled_and_keeps_the_earlier_moment()
    {
        await using var fixture = new JobFixture();
        await fixture.Queue(TestTenants.Noord, Row);
        var due = fixture.Clock.GetUtcNow();
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        await fixture.Queue(TestTenants.Noord, Row, Row);
        (await fixture.Heads()).ShouldHaveSingleItem().Due.ShouldBe(due);
        await fixture.Pump.DrainAsync();
        (await fixture.Effects(TestTenants.Noord)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Work_that_asks_for_itself_is_done_once_more()
    {
        await using var fixture = new JobFixture();
        var left = 2;
        fixture.Work.Before = (row, services) =>
        {
            if (left-- > 0)
            {
                services.GetRequiredService<JobQueue>().Add(JobFixture.Kind, row);
            }

            return Task.CompletedTask;
        };
        await fixture.Queue(TestTenants.Noord, Row);
        await fixture.Pump.DrainAsync();
        (await fixture.Effects(TestTenants.Noord)).Count.ShouldBe(3);
        (await fixture.Heads()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Work_that_is_asked_for_during_its_last_attempt_gets_new_ones()
    {
        await using var fixture = new JobFixture();
        await fixture.Queue(TestTenants.Noord, JobFixture.OutsideKind, Row);
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            fixture.Work.Before = async (_, _) =>
            {
                if (attempt == 3)
                {
                    await fixture.Queue(TestTenants.Noord, JobFixture.OutsideKind, Row);
                }

                throw new InvalidDataException();
            };
            await fixture.Pump.DrainAsync();
            fixture.Clock.Advance(TimeSpan.FromHours(2));
        }

        var head = (await fixture.Heads()).ShouldHaveSingleItem();
        (head.DeadSince, head.Attempts, head.AgainAt).ShouldBe((null, 0, null));
        fixture.Work.Before = (_, _) => Task.CompletedTask;
        await fixture.Pump.DrainAsync();
        (await fixture.Effects(TestTenants.Noord)).ShouldBe([Row.ToString()]);
    }

    [Fact]
    public async Task Dead_work_that_is_asked_for_again_gets_new_attempts()
    {
        await using var fixture = new JobFixture();
        fixture.Work.Before = (_, _) => throw new InvalidDataException();
        await fixture.Queue(TestTenants.Noord, Row);
        for (var i = 0; i < 3; i++)
        {
            await fixture.Pump.DrainAsync();
            fixture.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        (await fixture.Heads()).ShouldHaveSingleItem().DeadSince.ShouldNotBeNull();
        fixture.Work.Before = (_, _) => Task.CompletedTask;
        await fixture.Queue(TestTenants.Noord, Row);
        await fixture.Pump.DrainAsync();
        (await fixture.Effects(TestTenants.Noord)).Count.ShouldBe(1);
    }
}
