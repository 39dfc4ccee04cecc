using Engine.Data;
using Engine.Jobs;
using Engine.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime.Erasing;

/// <summary>
/// Erases what processes and requests hold of a person (R16 of the format). What runs for the person is cancelled first, in a step of its own; the work comes back
/// until nothing is left. What proves a consent goes by its own term.
/// </summary>
public sealed class EraseSubject(JobQueue jobs, Signals signals, TimeProvider time) : JobHandler
{
    public const string JobKind = "workflow.erase";

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    public override string Kind => JobKind;

    public override string Title => "Gegevens van een persoon wissen";

    /// <param name="row">Id of the person.</param>
    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var running = await db.Set<WorkflowInstance>().Where(i => i.SubjectId == row && i.EndedAt == null)
            .Where(i => !db.Set<WorkflowSignal>().Any(s => s.InstanceId == i.Id && s.Kind == SignalKind.Cancel && s.TakenAt == null)).Select(i => i.Id).ToListAsync(cancellation);
        foreach (var instance in running)
        {
            signals.Add(new() { InstanceId = instance, Kind = SignalKind.Cancel, DeliveryKey = $"erase:{instance}", At = time.GetUtcNow() });
        }

        var ended = await db.Set<WorkflowInstance>().Where(i => i.SubjectId == row && i.EndedAt != null).Select(i => i.Id).Take(RetentionJob.Batch).ToListAsync(cancellation);
        await WorkflowRetention.RemoveAsync(db, ended, cancellation);
        var requests = await db.Set<PortalRequest>().Where(r => r.SubjectId == row && r.EndedAt != null).Select(r => r.Id).Take(RetentionJob.Batch).ToListAsync(cancellation);
        await RequestRetention.RemoveAsync(db, requests, cancellation);
        if (await db.Set<WorkflowInstance>().AnyAsync(i => i.SubjectId == row, cancellation) || await db.Set<PortalRequest>().AnyAsync(r => r.SubjectId == row, cancellation))
        {
            jobs.Add(Kind, row, time.GetUtcNow() + Again);
        }
    }
}
