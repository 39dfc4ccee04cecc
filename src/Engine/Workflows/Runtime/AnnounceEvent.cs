using Engine.Data;
using Engine.Jobs;
using Engine.Workflows.Execution.Effects;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>Tells an event that an instance published to all that wait for it, and starts what it starts. It is not kept for who waits later.</summary>
public sealed class AnnounceEvent(PortalDbContext db, WorkflowEvents events, SealedValues values, JobQueue jobs, TimeProvider time) : JobHandler
{
    public const string JobKind = "workflow.event";

    private const string After = "after";

    public override string Kind => JobKind;

    public override string Title => "Gebeurtenissen in workflows doorgeven";

    public override async Task HandleAsync(Guid row, PortalDbContext context, CancellationToken cancellation)
    {
        if (await db.Set<WorkflowEffect>().FirstOrDefaultAsync(e => e.Id == row && e.State == EffectState.Waiting, cancellation) is not { } effect
            || values.Reveal(WorkflowEffect.PayloadPurpose, effect.Payload) is not IReadOnlyDictionary<string, object?> told)
        {
            return;
        }

        var last = await events.TellAsync(
            new(
                $"event:{row}", told.GetValueOrDefault("hash") as string, told.GetValueOrDefault("correlation") as string, told.GetValueOrDefault("instance") as Guid?, effect.InstanceId,
                told.GetValueOrDefault("payload"), told.GetValueOrDefault(After) as Guid? ?? Guid.Empty),
            cancellation);
        if (last is { } at)
        {
            effect.Payload = values.Seal(WorkflowEffect.PayloadPurpose, new Dictionary<string, object?>(told, StringComparer.Ordinal) { [After] = at });
            jobs.Add(Kind, row);
            return;
        }

        (effect.State, effect.DoneAt, effect.Payload) = (EffectState.Done, time.GetUtcNow(), null);
    }

    internal static object Write(EventPublished published, Guid instance) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["hash"] = WorkflowEvents.HashOf(published.EventName),
        ["instance"] = published.IsLocal ? instance : null,
        ["correlation"] = published.CorrelationId,
        ["payload"] = published.Payload,
    };
}
