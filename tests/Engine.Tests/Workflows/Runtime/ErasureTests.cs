using Engine.Data;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Erasing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Testing;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>R16: what processes hold of a person can be erased at whatever step they wait.</summary>
public sealed class ErasureTests
{
    [Fact]
    public async Task Instances_of_a_person_go_whether_they_wait_failed_or_ended_and_those_of_others_stay()
    {
        await using var portal = new WorkflowPortal();
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("kind", Flows.Event("e", "nooit")));
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("wacht", Flows.Line("l", "geheim"), Flows.Dispatch("d", "kind"), Flows.Event("e", "verder")));
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("stuk", Flows.Fail("f")));
        await portal.PublishAsync(TestTenants.Noord, Flows.Sequence("klaar", Flows.Line("l", "geheim")));
        var (person, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var definition in new[] { "wacht", "stuk", "klaar" })
        {
            await StartAsync(portal, definition, person);
            await StartAsync(portal, definition, other);
        }

        await portal.DrainAsync();
        (await portal.As(TestTenants.Noord, s => s.GetRequiredService<AskErasure>().HandleAsync(person, " ", default))).Refusals.ShouldBe([AskErasure.NoReason]);
        (await portal.As(TestTenants.Noord, s => s.GetRequiredService<AskErasure>().HandleAsync(person, "verzoek", default))).IsRefused.ShouldBeFalse();
        for (var round = 0; round < 3; round++)
        {
            await portal.DrainAsync();
            portal.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        await portal.DrainAsync();
        var left = await portal.Read(TestTenants.Noord, db => db.Set<WorkflowInstance>().AsNoTracking().ToListAsync());
        left.ShouldAllBe(i => i.SubjectId == other);
        left.Count.ShouldBe(4);
        left.Count(i => i.SubStatus == WorkflowSubStatus.Cancelled).ShouldBe(0);
        (await portal.Read(TestTenants.Noord, db => db.Set<WorkflowRecord>().CountAsync(r => r.Line != null))).ShouldBe(2);
    }

    private static Task<bool> StartAsync(WorkflowPortal portal, string definition, Guid subject) => portal.As(TestTenants.Noord, async services =>
    {
        (await services.GetRequiredService<StartWorkflow>().AddAsync(new(definition, new Dictionary<string, object?>()) { SubjectId = subject }, default)).ShouldNotBeNull();
        await services.GetRequiredService<PortalDbContext>().SaveChangesAsync();
        return true;
    });
}
