using Engine.Data;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Activities;
using Engine.Workflows.Library;
using Engine.Workflows.Values;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>Tells an event to all that wait for it, and starts what it starts, in the caller's transaction. It is not kept for who waits later.</summary>
public sealed class WorkflowEvents(PortalDbContext db, Signals signals, StartWorkflow start, TimeProvider time)
{
    /// <summary>An event of the portal itself.</summary>
    /// <param name="correlation">Only instances with it hear it, and what it starts gets it.</param>
    /// <param name="key">Names this very event, so that nobody hears it twice.</param>
    public Task PublishAsync(string name, string correlation, object? payload, string key, CancellationToken cancellation) =>
        TellAsync(key, HashOf(name), correlation, null, null, payload, cancellation);

    internal static string HashOf(string eventName) => StimulusHash.Of(EventActivity.Stimulus, EventActivity.Payload(eventName));

    /// <param name="correlation">Only instances with it hear it; null for all.</param>
    /// <param name="only">Id of the one instance that hears it; null for all.</param>
    /// <param name="by">The instance that tells it: what it starts is about the same person and request, asked by the same account. Null for the portal itself.</param>
    internal async Task TellAsync(string key, string? hash, string? correlation, string? only, Guid? by, object? payload, CancellationToken cancellation)
    {
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
                    InstanceId = bookmark.InstanceId, Kind = SignalKind.Resume, DeliveryKey = $"{key}:{bookmark.Id}", Number = bookmark.Number,
                    At = time.GetUtcNow(), Payload = signals.Seal(payload),
                });
            }
        }

        var triggers = only is null ? await db.Set<PublishedTrigger>().Where(t => t.Hash == hash).Select(t => new { t.DefinitionId, t.ActivityId }).ToListAsync(cancellation) : [];
        if (triggers.Count == 0)
        {
            return;
        }

        var from = by is null ? null : await db.Set<WorkflowInstance>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == by, cancellation);
        await start.AddAllAsync(
            [
                .. triggers.Select(t => new StartWorkflow.Request(t.DefinitionId, Plain.EmptyMap)
                {
                    // as its child: the end of what an event started is not the end of the request
                    CorrelationId = correlation, Trigger = (t.ActivityId, payload), ParentId = from?.Id, SubjectId = from?.SubjectId, RequestId = from?.RequestId, StartedBy = from?.StartedBy,
                }),
            ], cancellation);
    }
}
