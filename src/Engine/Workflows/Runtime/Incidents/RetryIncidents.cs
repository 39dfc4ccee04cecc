using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime.Incidents;

/// <summary>Has all activities run again that failed alike in one workflow, some hundreds at a time.</summary>
public sealed class RetryIncidents(PortalDbContext db, Signals signals, CurrentActor actor, AuditLog audit, TimeProvider time)
{
    /// <summary>Of one time.</summary>
    public const int Most = 500;

    /// <param name="Left">Those that are to be asked for once more.</param>
    public sealed record Retried(int Count, int Left);

    /// <param name="type">Kind of fault.</param>
    public async Task<Result<Retried>> HandleAsync(string definition, string type, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var alike = IncidentGroups.Open(db).Where(i => i.Type == type && db.Set<WorkflowInstance>().Any(w => w.Id == i.InstanceId && w.DefinitionId == definition));
        var count = await alike.CountAsync(cancellation);
        var taken = await alike.OrderBy(i => i.Id).Take(Most).Select(i => new { i.Id, i.InstanceId, i.Number }).ToListAsync(cancellation);
        if (taken.Count == 0)
        {
            return ManageWorkflow.Resolved;
        }

        var (ids, name) = (taken.ConvertAll(i => i.Id), actor.Value.Name);
        await db.Set<WorkflowIncident>().Where(i => ids.Contains(i.Id)).ExecuteUpdateAsync(set => set.SetProperty(i => i.ResolvedBy, name), cancellation);
        foreach (var incident in taken)
        {
            // of two decisions about one incident the first counts: the second cannot be added
            signals.Add(new() { InstanceId = incident.InstanceId, Kind = SignalKind.Retry, DeliveryKey = $"incident:{incident.Id}", Number = incident.Number, At = time.GetUtcNow() });
        }

        audit.Add(new(AuditAction.Update, "portal.workflow-opnieuw") { ObjectType = "workflow", ObjectCount = taken.Count, Detail = $"{definition}: {type}" });
        try
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            return ManageWorkflow.Resolved;
        }

        return new Retried(taken.Count, count - taken.Count);
    }
}
