using Engine.Data;
using Engine.Data.Encryption;
using Engine.Workflows.Execution.Effects;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>Writes what a step has done, beside the state itself: bookmarks, journal, incidents and what is wanted outside.</summary>
public sealed class StepWriter(PortalDbContext db, StepEffects effects, BulkInsert bulk, FieldProtector protector)
{
    private const int LongestMessage = 1000;

    // the most of what steps write: it refers to rows that are there already, and goes past the change tracker
    private readonly List<WorkflowRecord> journal = [];

    /// <param name="timers">Rows of the step's timers, tracked.</param>
    internal async Task WriteAsync(Step step, IReadOnlyList<WorkflowBookmark> timers, CancellationToken cancellation)
    {
        Describe(step);
        await BookmarksAsync(step, timers, cancellation);
        Journal(step);
        await IncidentsAsync(step, cancellation);
        await effects.AddAsync(step, cancellation);

        if (step.HasEnded)
        {
            await effects.EndAsync(step, cancellation);
        }
    }

    /// <summary>Writes the journal of all steps of this unit of work.</summary>
    internal Task JournalAsync(CancellationToken cancellation) => bulk.WriteAsync(journal, cancellation);

    private static void Describe(Step step)
    {
        var (instance, state) = (step.Instance, step.State);
        (instance.Status, instance.SubStatus, instance.Name, instance.CorrelationId) = (state.Status, state.SubStatus, state.Name, state.CorrelationId);
        (instance.Activities, instance.UpdatedAt) = (state.Executions, step.At);
        instance.Steps++;
        if (step.HasEnded)
        {
            (instance.EndedAt, instance.ActiveKey) = (step.At, null);
        }
    }

    private async Task BookmarksAsync(Step step, IReadOnlyList<WorkflowBookmark> timers, CancellationToken cancellation)
    {
        // those that were read go with the save, which fails when one of them is gone
        var burnt = step.Burnt.ToHashSet();
        foreach (var timer in timers.Where(t => burnt.Remove(t.Number)))
        {
            db.Remove(timer);
        }

        if (burnt.Count > 0 && await db.Set<WorkflowBookmark>().Where(b => b.InstanceId == step.Instance.Id && burnt.Contains(b.Number)).ExecuteDeleteAsync(cancellation) != burnt.Count)
        {
            throw new InvalidOperationException("A bookmark was consumed by somebody else.");
        }

        db.AddRange(step.Made.Select(b => new WorkflowBookmark
        {
            InstanceId = step.Instance.Id, Number = b.Id, ContextId = b.ContextId, ActivityId = b.ActivityId, Name = b.Name, Hash = b.Hash,
            DueAt = b.DueAt, CreatedAt = b.CreatedAt,
        }));
    }

    private void Journal(Step step)
    {
        var number = 0;
        foreach (var effect in step.Effects)
        {
            WorkflowRecord? record = effect switch
            {
                JournalRecord j => new()
                {
                    InstanceId = step.Instance.Id, Step = step.Instance.Steps, Number = number, ActivityId = j.ActivityId, ContextId = j.ContextId,
                    Event = j.Event.ToString(), Detail = Detail(j.Outcomes), At = j.At,
                },
                LineWritten l => new()
                {
                    InstanceId = step.Instance.Id, Step = step.Instance.Steps, Number = number, ActivityId = l.ActivityId, ContextId = l.ContextId,
                    Event = "Line", Line = protector.Protect(WorkflowRecord.LinePurpose, l.Text), At = l.At,
                },
                _ => null,
            };
            if (record is not null)
            {
                journal.Add(record);
                number++;
            }
        }
    }

    private async Task IncidentsAsync(Step step, CancellationToken cancellation)
    {
        foreach (var incident in step.Effects.OfType<IncidentRaised>().Select(i => i.Incident))
        {
            db.Add(new WorkflowIncident
            {
                InstanceId = step.Instance.Id, Number = incident.Id, ActivityId = incident.ActivityId, Type = incident.Type, Message = Cut(incident.Message), At = incident.Timestamp,
            });
        }

        foreach (var resolved in step.Effects.OfType<IncidentResolved>())
        {
            // one that arose and was resolved within this step is not in the database yet
            var known = db.Set<WorkflowIncident>().Local.FirstOrDefault(i => i.InstanceId == step.Instance.Id && i.Number == resolved.IncidentId)
                ?? await db.Set<WorkflowIncident>().FirstOrDefaultAsync(i => i.InstanceId == step.Instance.Id && i.Number == resolved.IncidentId, cancellation);
            if (known is not null)
            {
                (known.ResolvedAt, known.Resolution) = (step.At, resolved.Resolution);
            }
        }
    }

    // a definition makes the message of a fault itself, as long as it likes
    private static string Cut(string message) => message.Length > LongestMessage ? message[..LongestMessage] : message;

    private static string? Detail(IReadOnlyList<string> outcomes) => string.Join(", ", outcomes) switch
    {
        "" => null,
        { Length: > 400 } text => text[..400],
        var text => text,
    };
}
