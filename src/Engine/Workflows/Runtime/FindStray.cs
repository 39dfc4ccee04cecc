using Engine.Data;
using Engine.Jobs;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Library;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>
/// Every night, instances and triggers that have something to do and no head on the queue get one again: the heads are rebuilt from signals,
/// timers and triggers, which are the truth. Children whose parent is gone are cancelled.
/// </summary>
public sealed class FindStray(JobQueue jobs, Signals signals, TimeProvider time) : JobHandler
{
    public const string JobKind = "workflow.stray";

    public override string Kind => JobKind;

    public override string Title => "Workflows zonder wekker opsporen";

    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var heads = db.Set<QueueHead>().Where(h => h.TenantId == db.TenantId && h.Kind == StepWorkflow.JobKind);
        var running = db.Set<WorkflowInstance>().Where(i => i.Status == WorkflowStatus.Running && !heads.Any(h => h.RowId == i.Id));
        var told = await running.Where(i => db.Set<WorkflowSignal>().Any(s => s.InstanceId == i.Id && s.TakenAt == null)).Select(i => i.Id).ToHashSetAsync(cancellation);
        foreach (var instance in told)
        {
            jobs.Add(StepWorkflow.JobKind, instance);
        }

        var timers = await running.SelectMany(i => db.Set<WorkflowBookmark>().Where(b => b.InstanceId == i.Id && b.DueAt != null))
            .GroupBy(b => b.InstanceId).Select(g => new { g.Key, Due = g.Min(b => b.DueAt) }).ToListAsync(cancellation);
        foreach (var timer in timers.Where(t => !told.Contains(t.Key)))
        {
            jobs.Add(StepWorkflow.JobKind, timer.Key, timer.Due);
        }

        var triggers = await db.Set<PublishedTrigger>()
            .Where(t => t.DueAt != null && !db.Set<QueueHead>().Any(h => h.TenantId == db.TenantId && h.Kind == FireTrigger.JobKind && h.RowId == t.Id))
            .Select(t => new { t.Id, t.DueAt }).ToListAsync(cancellation);
        foreach (var trigger in triggers)
        {
            jobs.Add(FireTrigger.JobKind, trigger.Id, trigger.DueAt);
        }

        var orphans = await db.Set<WorkflowInstance>().Where(i => i.Status == WorkflowStatus.Running && i.ParentId != null && i.ParentBookmark != null)
            .Where(i => !db.Set<WorkflowInstance>().Any(p => p.Id == i.ParentId)).Select(i => i.Id).ToListAsync(cancellation);
        foreach (var orphan in orphans)
        {
            signals.Add(new() { InstanceId = orphan, Kind = SignalKind.Cancel, DeliveryKey = $"orphan:{orphan}:{time.GetUtcNow():yyyyMMdd}", At = time.GetUtcNow() });
        }
    }
}
