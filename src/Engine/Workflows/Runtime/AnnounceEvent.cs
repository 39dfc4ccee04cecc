using Engine.Data;
using Engine.Jobs;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Activities;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Library;
using Engine.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>Tells an event that an instance published to all that wait for it, and starts what it starts. It is not kept for who waits later.</summary>
public sealed class AnnounceEvent(PortalDbContext db, Signals signals, StartWorkflow start, SealedValues values, TimeProvider time) : JobHandler
{
    public const string JobKind = "workflow.event";

    public override string Kind => JobKind;

    public override string Title => "Gebeurtenissen in workflows doorgeven";

    public override async Task HandleAsync(Guid row, PortalDbContext context, CancellationToken cancellation)
    {
        if (await db.Set<WorkflowEffect>().FirstOrDefaultAsync(e => e.Id == row && e.State == EffectState.Waiting, cancellation) is not { } effect
            || values.Reveal(WorkflowEffect.PayloadPurpose, effect.Payload) is not IReadOnlyDictionary<string, object?> told)
        {
            return;
        }

        var hash = told.GetValueOrDefault("hash") as string;
        var only = told.GetValueOrDefault("instance") as string;
        var correlation = told.GetValueOrDefault("correlation") as string;
        var value = told.GetValueOrDefault("payload");
        var waiting =
            from bookmark in db.Set<WorkflowBookmark>()
            join instance in db.Set<WorkflowInstance>() on bookmark.InstanceId equals instance.Id
            where bookmark.Hash == hash && (correlation == null || instance.CorrelationId == correlation)
            select new { bookmark.Id, bookmark.InstanceId, bookmark.Number };
        foreach (var bookmark in await waiting.ToListAsync(cancellation))
        {
            if (only is null || only == bookmark.InstanceId.ToString())
            {
                signals.Add(new()
                {
                    InstanceId = bookmark.InstanceId, Kind = SignalKind.Resume, DeliveryKey = $"event:{row}:{bookmark.Id}", Number = bookmark.Number,
                    At = time.GetUtcNow(), Payload = signals.Seal(value),
                });
            }
        }

        var triggers = only is null ? await db.Set<PublishedTrigger>().Where(t => t.Hash == hash).Select(t => new { t.DefinitionId, t.ActivityId }).ToListAsync(cancellation) : [];
        await start.AddAllAsync(
            [.. triggers.Select(t => new StartWorkflow.Request(t.DefinitionId, Plain.EmptyMap) { CorrelationId = correlation, Trigger = (t.ActivityId, value) })], cancellation);
        (effect.State, effect.DoneAt, effect.Payload) = (EffectState.Done, time.GetUtcNow(), null);
    }

    internal static object Write(EventPublished published, Guid instance) => new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["hash"] = StimulusHash.Of(EventActivity.Stimulus, EventActivity.Payload(published.EventName)),
        ["instance"] = published.IsLocal ? instance.ToString() : null,
        ["correlation"] = published.CorrelationId,
        ["payload"] = published.Payload,
    };
}
