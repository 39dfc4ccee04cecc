using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Jobs;

public sealed class JobBoardTests
{
    [Fact]
    public async Task A_tenant_sees_its_own_work_only()
    {
        await using var fixture = await WithDeadWork();
        await fixture.Queue(TestTenants.Noord, Guid.CreateVersion7());
        var noord = await Board(fixture, TestTenants.Noord);
        noord.Kinds.ShouldBe([(JobFixture.Kind, 1, 1)]);
        noord.Dead.ShouldHaveSingleItem().Fault.ShouldBe("System.IO.InvalidDataException");
        (await Board(fixture, TestTenants.Zuid)).Kinds.ShouldBeEmpty();
    }

    [Fact]
    public async Task Dead_work_is_tried_again_once_and_logged()
    {
        await using var fixture = await WithDeadWork();
        var id = (await fixture.Heads()).Single().Id;
        (await Retry(fixture, TestTenants.Zuid, id)).ShouldBe("job.gone");
        (await Retry(fixture, TestTenants.Noord, id)).ShouldBeNull();
        (await Retry(fixture, TestTenants.Noord, id)).ShouldBe("job.gone");
        await fixture.Pump.DrainAsync();
        (await fixture.Effects(TestTenants.Noord)).Count.ShouldBe(1);
        (await Logged(fixture)).ShouldBe(["portal.achtergrondwerk.opnieuw"]);
    }

    [Fact]
    public async Task Dead_work_is_closed_with_a_reason_that_the_log_keeps()
    {
        await using var fixture = await WithDeadWork();
        var id = (await fixture.Heads()).Single().Id;
        (await Close(fixture, TestTenants.Noord, id, " ")).ShouldBe("job.reason-missing");
        (await Close(fixture, TestTenants.Noord, id, new string('x', 501))).ShouldBe("job.reason-too-long");
        (await Close(fixture, TestTenants.Zuid, id, "Niet van ons")).ShouldBe("job.gone");
        (await Close(fixture, TestTenants.Noord, id, "Dubbel ingediend")).ShouldBeNull();
        (await fixture.Heads()).ShouldBeEmpty();
        (await Logged(fixture)).ShouldBe(["portal.achtergrondwerk.sluiten"]);
    }

    private static async Task<JobFixture> WithDeadWork()
    {
        var fixture = new JobFixture();
        fixture.Work.Before = (_, _) => throw new InvalidDataException();
        await fixture.Queue(TestTenants.Noord, Guid.CreateVersion7());
        for (var i = 0; i < 3; i++)
        {
            await fixture.Pump.DrainAsync();
            fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        fixture.Work.Before = (_, _) => Task.CompletedTask;
        return fixture;
    }

    private static Task<JobFigures> Board(JobFixture fixture, Tenant tenant) =>
        fixture.Database.As(tenant, services => services.GetRequiredService<JobBoard>().LoadAsync(default));

    private static Task<string?> Retry(JobFixture fixture, Tenant tenant, Guid id) => fixture.Database.As(tenant, async services =>
        (await services.GetRequiredService<RetryJob>().HandleAsync(new(id), default)).Refusals.FirstOrDefault()?.Code);

    private static Task<string?> Close(JobFixture fixture, Tenant tenant, Guid id, string reason) => fixture.Database.As(tenant, async services =>
        (await services.GetRequiredService<CloseJob>().HandleAsync(new(id, reason), default)).Refusals.FirstOrDefault()?.Code);

    private static Task<List<string>> Logged(JobFixture fixture) => fixture.Database.As(TestTenants.Noord, services =>
        services.GetRequiredService<PortalDbContext>().Set<AuditEvent>().Select(e => e.Type).ToListAsync());
}
