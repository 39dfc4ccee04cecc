using Engine.Access;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Tasks.Deciding;

/// <summary>Tells colleagues who is busy with a task. It lasts some hours and gives no right: whoever may decide, decides.</summary>
public sealed class ClaimTask(TaskReach reach, CurrentActor actor, TimeProvider time)
{
    public static readonly TimeSpan Lease = TimeSpan.FromHours(4);

    public async Task<Refusal?> TakeAsync(Guid task, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var (me, until) = ((Guid?)actor.Value.AccountId, (DateTimeOffset?)(now + Lease));
        var mine = (await reach.OpenAsync(cancellation)).Where(t => t.Id == task);
        var taken = await mine.Where(t => t.ClaimedBy == null || t.ClaimedBy == me || t.ClaimedUntil <= now)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ClaimedBy, me).SetProperty(t => t.ClaimedUntil, until), cancellation);
        return taken == 1 ? null : await mine.AnyAsync(cancellation) ? TaskRefusals.Busy : TaskRefusals.Unknown;
    }

    /// <summary>Lets a task go that the person was busy with; of somebody else it changes nothing.</summary>
    public async Task ReleaseAsync(Guid task, CancellationToken cancellation)
    {
        Guid? me = actor.Value.AccountId;
        await (await reach.TasksAsync(cancellation)).Where(t => t.Id == task && t.ClaimedBy == me)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ClaimedBy, (Guid?)null).SetProperty(t => t.ClaimedUntil, (DateTimeOffset?)null), cancellation);
    }
}
