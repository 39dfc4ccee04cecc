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
    /// <summary>Those who wait that hear it in one piece of work.</summary>
    public const int Part = 1_000;

    /// <summary>An event of the portal itself.</summary>
    /// <param name="correlation">Only instances with it hear it, and what it starts gets it.</param>
    /// <param name="key">Names this very event, so that nobody hears it twice.</param>
    public async Task PublishAsync(string name, string correlation, object? payload, string key, CancellationToken cancellation)
    {
        var told = new ToldEvent(key, HashOf(name), correlation, null, null, payload);
        while (await TellAsync(told, cancellation) is { } last)
        {
            told = told with { After = last };
        }
    }

    internal static string HashOf(string eventName) => StimulusHash.Of(EventActivity.Stimulus, EventActivity.Payload(eventName));

    /// <summary>Tells some hundreds of those that wait, and with the last of them starts what it starts.</summary>
    /// <returns>Where to go on; null when all are told.</returns>
    internal async Task<Guid?> TellAsync(ToldEvent told, CancellationToken cancellation)
    {
        var (hash, correlation, only, after) = (told.Hash, told.Correlation, told.Only, told.After);
        var waiting = await (
            from bookmark in db.Set<WorkflowBookmark>()
            join instance in db.Set<WorkflowInstance>() on bookmark.InstanceId equals instance.Id
            where bookmark.Hash == hash && (correlation == null || instance.CorrelationId == correlation) && (only == null || bookmark.InstanceId == only) && bookmark.Id.CompareTo(after) > 0
            orderby bookmark.Id
            select new { bookmark.Id, bookmark.InstanceId, bookmark.Number }).Take(Part).ToListAsync(cancellation);
        foreach (var bookmark in waiting)
        {
            signals.Add(new()
            {
                InstanceId = bookmark.InstanceId, Kind = SignalKind.Resume, DeliveryKey = $"{told.Key}:{bookmark.Id}", Number = bookmark.Number,
                At = time.GetUtcNow(), Payload = signals.Seal(told.Payload),
            });
        }

        if (waiting.Count == Part)
        {
            return waiting[^1].Id;
        }

        await StartAsync(told, cancellation);
        return null;
    }

    private async Task StartAsync(ToldEvent told, CancellationToken cancellation)
    {
        var hash = told.Hash;
        var triggers = told.Only is null ? await db.Set<PublishedTrigger>().Where(t => t.Hash == hash).Select(t => new { t.DefinitionId, t.ActivityId }).ToListAsync(cancellation) : [];
        if (triggers.Count == 0)
        {
            return;
        }

        var by = told.By;
        var from = by is null ? null : await db.Set<WorkflowInstance>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == by, cancellation);
        await start.AddAllAsync(
            [
                .. triggers.Select(t => new StartWorkflow.Request(t.DefinitionId, Plain.EmptyMap)
                {
                    // as its child: the end of what an event started is not the end of the request
                    CorrelationId = told.Correlation, Trigger = (t.ActivityId, told.Payload), ParentId = from?.Id, SubjectId = from?.SubjectId, RequestId = from?.RequestId, StartedBy = from?.StartedBy,
                    Generation = from is null ? 0 : from.Generation + 1,
                }),
            ], cancellation);
    }
}

/// <summary>An event on its way to all that wait for it.</summary>
/// <param name="Key">Names this very event, so that nobody hears it twice.</param>
/// <param name="Correlation">Only instances with it hear it; null for all.</param>
/// <param name="Only">The one instance that hears it; null for all.</param>
/// <param name="By">The instance that tells it: what it starts is about the same person and request, asked by the same account. Null for the portal itself.</param>
/// <param name="After">The last bookmark that was told; empty at the beginning.</param>
internal sealed record ToldEvent(string Key, string? Hash, string? Correlation, Guid? Only, Guid? By, object? Payload, Guid After = default);
