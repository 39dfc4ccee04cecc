using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Audit;

/// <summary>Chains the fresh events of the current tenant.</summary>
public sealed class AuditSealing(PortalDbContext db)
{
    /// <summary>Events per round, so that one busy tenant does not keep the others waiting.</summary>
    public const int Round = 500;

    /// <returns>Number of events chained; 0 also when another node was first.</returns>
    public async Task<int> SealAsync(CancellationToken cancellation)
    {
        var tenant = db.TenantId ?? throw new InvalidOperationException("A chain belongs to a tenant.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var head = await HeadAsync(cancellation);
        var fresh = await (
            from pending in db.Set<AuditPending>()
            where pending.TenantId == tenant
            join line in db.Set<AuditEvent>() on pending.EventId equals line.Id
            orderby pending.EventId
            select line).AsNoTracking().Take(Round).ToListAsync(cancellation);
        if (fresh.Count == 0)
        {
            return 0;
        }

        db.AddRange(Links(tenant, head, fresh));
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (!cancellation.IsCancellationRequested)
        {
            await transaction.RollbackAsync(cancellation);
            db.ChangeTracker.Clear();
            if (await HeadAsync(cancellation) != head)
            {
                return 0;
            }

            throw;
        }

        var ids = fresh.ConvertAll(line => line.Id);
        await db.Set<AuditPending>().Where(p => p.TenantId == tenant && ids.Contains(p.EventId)).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return fresh.Count;
    }

    /// <summary>The last link of the current tenant's chain.</summary>
    public async Task<AuditHead> HeadAsync(CancellationToken cancellation)
    {
        var last = await db.Set<AuditSeal>().AsNoTracking().OrderByDescending(s => s.Sequence).FirstOrDefaultAsync(cancellation);
        return last is null ? AuditHead.None : new(last.Sequence, Convert.ToHexStringLower(last.Hash));
    }

    private static IEnumerable<AuditSeal> Links(string tenant, AuditHead head, IReadOnlyList<AuditEvent> fresh)
    {
        var hasher = new AuditHasher();
        var previous = Convert.FromHexString(head.Hash);
        for (var i = 0; i < fresh.Count; i++)
        {
            var sequence = head.Sequence + i + 1;
            var hash = hasher.Hash(tenant, sequence, previous, fresh[i]);
            yield return new() { Sequence = sequence, EventId = fresh[i].Id, Previous = previous, Hash = hash };
            previous = hash;
        }
    }
}

/// <summary>End of a chain at some moment: whoever kept it elsewhere can prove that the chain up to here is the same still.</summary>
/// <param name="Sequence">Place of the last link; 0 for an empty chain.</param>
/// <param name="Hash">Its hash, 64 hexadecimal digits.</param>
public sealed record AuditHead(long Sequence, string Hash)
{
    public static readonly AuditHead None = new(0, Convert.ToHexStringLower(AuditHasher.Start));
}
