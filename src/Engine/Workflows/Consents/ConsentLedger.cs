using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Consents;

/// <summary>Writes the ledger, in the transaction of what it tells of.</summary>
public sealed class ConsentLedger(PortalDbContext db, TimeProvider time)
{
    public void Add(Guid consent, ConsentText text, ConsentEvent what) => db.Add(new ConsentLine
    {
        ConsentId = consent, Event = what, At = time.GetUtcNow(), TextKey = text.Key, TextVersion = text.Version, TextHash = text.Hash,
    });

    public async Task AddAsync(Guid consent, ConsentEvent what, CancellationToken cancellation) => Add(
        consent,
        await (from r in db.Set<ConsentRequest>() join t in db.Set<ConsentText>() on r.TextId equals t.Id where r.Id == consent select t).FirstAsync(cancellation),
        what);
}
