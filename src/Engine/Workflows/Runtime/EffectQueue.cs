using Engine.Data;
using Engine.Jobs;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Runtime.Asking;

namespace Engine.Workflows.Runtime;

/// <summary>Keeps what is to be done outside in the unit of work of a step, and queues the work that does it.</summary>
public sealed class EffectQueue(PortalDbContext db, JobQueue jobs, SealedValues values)
{
    /// <param name="source">One row per effect and not one more: its number makes it unique.</param>
    /// <param name="kind">Value of <see cref="WorkflowEffect.Kind"/>.</param>
    /// <param name="bookmark">Hears how it went; null when nobody waits.</param>
    internal WorkflowEffect Keep(WorkflowInstance instance, EffectSource source, DateTimeOffset at, string kind, object? payload, int? bookmark = null)
    {
        var kept = new WorkflowEffect
        {
            InstanceId = instance.Id, ContextId = source.ContextId, Number = source.Number, Kind = kind, At = at, Bookmark = bookmark, Payload = values.Seal(WorkflowEffect.PayloadPurpose, payload),
        };
        db.Add(kept);
        return kept;
    }

    /// <summary>Has an event told.</summary>
    internal void Announce(WorkflowInstance instance, DateTimeOffset at, EventPublished published) =>
        jobs.Add(AnnounceEvent.JobKind, Keep(instance, published.Source, at, AnnounceEvent.JobKind, AnnounceEvent.Write(published, instance.Id)).Id);

    /// <summary>Has another system asked.</summary>
    internal void Ask(WorkflowInstance instance, EffectSource source, DateTimeOffset at, Question question) =>
        jobs.Add(AskOutside.JobKind, Keep(instance, source, at, question.Kind, question.Write(), question.Bookmark).Id);
}
