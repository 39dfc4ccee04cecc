using Engine.Data;
using Engine.Jobs;
using Engine.Workflows.Execution;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Library;

/// <summary>What starts instances of a definition, made anew in the transaction that publishes it.</summary>
public sealed class PublishedTriggers(PortalDbContext db, JobQueue jobs, ActivitySet activities, TimeProvider time)
{
    /// <param name="faults">Dutch, by activity id.</param>
    internal IReadOnlyList<WorkflowTrigger> Of(CompiledWorkflow workflow, out IReadOnlyDictionary<string, string> faults) =>
        WorkflowTriggers.Of(workflow, activities, time, out faults);

    /// <summary>Takes the place of what the version before it was started by. What was due before this moment and is not started yet stays due.</summary>
    internal async Task ReplaceAsync(string definition, IReadOnlyList<WorkflowTrigger> triggers, CancellationToken cancellation)
    {
        var old = db.Set<PublishedTrigger>().Where(t => t.DefinitionId == definition);
        // first the alarms: a worker that starts one just now then either has done so before we look, or cannot any more
        await db.Set<QueueHead>().Where(h => h.TenantId == db.TenantId && h.Kind == FireTrigger.JobKind && old.Any(t => t.Id == h.RowId)).ExecuteDeleteAsync(cancellation);
        var due = await old.Where(t => t.DueAt != null).Select(t => new { t.ActivityId, t.Name, t.DueAt }).ToListAsync(cancellation);
        await old.ExecuteDeleteAsync(cancellation);

        var now = time.GetUtcNow();
        foreach (var trigger in triggers)
        {
            var before = due.Find(t => t.ActivityId == trigger.ActivityId && t.Name == trigger.Source.Name)?.DueAt;
            var row = new PublishedTrigger
            {
                DefinitionId = definition, ActivityId = trigger.ActivityId, Name = trigger.Source.Name, Hash = trigger.Hash, DueAt = First(trigger.Source, before, now),
            };
            db.Add(row);
            if (row.DueAt is { } at)
            {
                jobs.Add(FireTrigger.JobKind, row.Id, at);
            }
        }
    }

    private static DateTimeOffset? First(TriggerSource source, DateTimeOffset? before, DateTimeOffset now)
    {
        var first = source.Next(now, null);
        // publishing often must not put off an interval for ever
        return before <= now || (source.Interval is not null && before < first) ? before : first;
    }
}
