using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Consents;

/// <summary>What the portal no longer needs to know of people whom it asked something. The ledger stays, and names nobody.</summary>
internal static class ConsentRetention
{
    /// <summary>Five years after it was given or taken back: as long as somebody may ask on what ground data were used.</summary>
    public static readonly RetainedRows Given = new("consents", 1826, (db, before, cancellation) => RemoveAsync(
        db, db.Set<ConsentRequest>().Where(r => (r.State == ConsentState.Granted && r.ClosedAt < before) || (r.State == ConsentState.Withdrawn && r.WithdrawnAt < before)), cancellation));

    public static readonly RetainedRows NotGiven = new("consentsNotGiven", 90, (db, before, cancellation) => RemoveAsync(
        db, db.Set<ConsentRequest>().Where(r => r.State != ConsentState.Granted && r.State != ConsentState.Withdrawn && r.ClosedAt < before), cancellation));

    private static async Task<int> RemoveAsync(PortalDbContext db, IQueryable<ConsentRequest> old, CancellationToken cancellation)
    {
        var ids = await old.OrderBy(r => r.Id).Take(RetentionJob.Batch).Select(r => r.Id).ToListAsync(cancellation);
        await db.Set<ConsentLink>().Where(l => ids.Contains(l.ConsentId)).ExecuteDeleteAsync(cancellation);
        return await db.Set<ConsentRequest>().Where(r => ids.Contains(r.Id)).ExecuteDeleteAsync(cancellation);
    }
}
