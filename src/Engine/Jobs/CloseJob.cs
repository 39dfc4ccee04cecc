using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Jobs;

/// <summary>Takes dead work of the current tenant off the list for good, with the reason in the log.</summary>
public sealed class CloseJob(PortalDbContext db, AuditLog audit)
{
    private const int LongestReason = 500;

    public sealed record Input(Guid Id, string? Reason);

    public async Task<Result<Guid>> HandleAsync(Input input, CancellationToken cancellation)
    {
        var reason = input.Reason?.Trim() ?? "";
        if (reason.Length is 0 or > LongestReason)
        {
            return reason.Length == 0 ? JobRefusals.ReasonMissing : JobRefusals.ReasonTooLong;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var head = await db.Set<QueueHead>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == input.Id && h.TenantId == db.TenantId, cancellation);
        var removed = await db.Set<QueueHead>().Where(h => h.Id == input.Id && h.TenantId == db.TenantId && h.DeadSince != null).ExecuteDeleteAsync(cancellation);
        if (head is null || removed == 0)
        {
            return JobRefusals.Gone;
        }

        audit.Add(new(AuditAction.Delete, "portal.achtergrondwerk.sluiten")
        {
            ObjectType = "achtergrondwerk",
            ObjectId = input.Id,
            Detail = $"{head.Kind}, rij {head.RowId}: {reason}",
        });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return input.Id;
    }
}
