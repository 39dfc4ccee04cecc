using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Audit;

/// <summary>Walks the chain of the current tenant and says what is wrong and where; holds one event at a time.</summary>
public sealed class AuditVerifier(PortalDbContext db, TimeProvider time)
{
    /// <summary>More findings than these say nothing new: the report stops there.</summary>
    public const int MostFindings = 1000;

    private static readonly TimeSpan SealingTime = TimeSpan.FromMinutes(1);

    /// <param name="kept">Heads kept outside the database, oldest first.</param>
    public async Task<AuditReport> VerifyAsync(IEnumerable<AuditHead> kept, CancellationToken cancellation)
    {
        var tenant = db.TenantId ?? throw new InvalidOperationException("A chain belongs to a tenant.");
        var walk = new AuditWalk(tenant, kept);
        await foreach (var row in new AuditReader(db).RowsAsync(tenant, cancellation))
        {
            walk.Step(row);
            if (walk.Findings.Count >= MostFindings)
            {
                return new(tenant, walk.Links, walk.Findings);
            }
        }

        walk.Finish();
        walk.Findings.AddRange(await LooseAsync(tenant, cancellation));
        return new(tenant, walk.Links, walk.Findings);
    }

    // an event is written together with its claim to a link, and the claim goes only with the link
    private async Task<List<AuditFinding>> LooseAsync(string tenant, CancellationToken cancellation)
    {
        var late = time.GetUtcNow() - SealingTime;
        var claims = db.Set<AuditPending>().Where(p => p.TenantId == tenant);
        var inserted = await db.Set<AuditEvent>()
            .Where(e => !db.Set<AuditSeal>().Any(s => s.EventId == e.Id) && !claims.Any(p => p.EventId == e.Id))
            .OrderBy(e => e.Id).Take(MostFindings).Select(e => e.Id).ToListAsync(cancellation);
        var unsealed = await db.Set<AuditEvent>().Where(e => claims.Any(p => p.EventId == e.Id) && e.At < late)
            .OrderBy(e => e.Id).Take(MostFindings).Select(e => e.Id).ToListAsync(cancellation);
        var gone = await claims.Where(p => !db.Set<AuditEvent>().Any(e => e.Id == p.EventId))
            .OrderBy(p => p.EventId).Take(MostFindings).Select(p => p.EventId).ToListAsync(cancellation);
        return
        [
            .. inserted.Select(id => new AuditFinding(tenant, AuditFault.Inserted, null, id)),
            .. unsealed.Select(id => new AuditFinding(tenant, AuditFault.Unsealed, null, id)),
            .. gone.Select(id => new AuditFinding(tenant, AuditFault.EventMissing, null, id)),
        ];
    }
}
