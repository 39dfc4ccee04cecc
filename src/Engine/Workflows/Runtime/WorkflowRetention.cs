using Engine.Data;
using Engine.Jobs;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>What a tenant no longer keeps of processes that ended, and of signals that did their work.</summary>
internal static class WorkflowRetention
{
    /// <summary>Signals that were taken in, after which the same message would no longer be recognised, and early ones for which nobody came.</summary>
    public static readonly RetainedRows Signals = new("workflowSignals", 30, async (db, before, cancellation) =>
    {
        var old = await db.Set<WorkflowSignal>().Where(s => s.TakenAt < before || (s.TakenAt == null && s.Until < before))
            .OrderBy(s => s.Id).Take(RetentionJob.Batch).Select(s => s.Id).ToListAsync(cancellation);
        return await db.Set<WorkflowSignal>().Where(s => old.Contains(s.Id)).ExecuteDeleteAsync(cancellation);
    });

    /// <summary>Instances that ended, with all that stands beside them.</summary>
    public static readonly RetainedRows Instances = new("workflows", 365, async (db, before, cancellation) =>
    {
        var old = await db.Set<WorkflowInstance>().Where(i => i.EndedAt < before && i.Status == WorkflowStatus.Finished)
            .OrderBy(i => i.Id).Take(RetentionJob.Batch).Select(i => i.Id).ToListAsync(cancellation);
        return await RemoveAsync(db, old, cancellation);
    });

    /// <summary>Instances with all that stands beside them.</summary>
    public static async Task<int> RemoveAsync(PortalDbContext db, List<Guid> old, CancellationToken cancellation)
    {
        await db.Set<WorkflowRecord>().Where(r => old.Contains(r.InstanceId)).ExecuteDeleteAsync(cancellation);
        await db.Set<WorkflowPayload>().Where(p => old.Contains(p.InstanceId)).ExecuteDeleteAsync(cancellation);
        await db.Set<WorkflowEffect>().Where(e => old.Contains(e.InstanceId)).ExecuteDeleteAsync(cancellation);
        await db.Set<WorkflowIncident>().Where(i => old.Contains(i.InstanceId)).ExecuteDeleteAsync(cancellation);
        await db.Set<WorkflowSignal>().Where(s => s.InstanceId != null && old.Contains(s.InstanceId.Value)).ExecuteDeleteAsync(cancellation);
        await db.Set<TaskVote>().Where(v => db.Set<WorkTask>().Any(t => t.Id == v.TaskId && old.Contains(t.InstanceId))).ExecuteDeleteAsync(cancellation);
        await db.Set<WorkTask>().Where(t => old.Contains(t.InstanceId)).ExecuteDeleteAsync(cancellation);
        return await db.Set<WorkflowInstance>().Where(i => old.Contains(i.Id)).ExecuteDeleteAsync(cancellation);
    }
}
