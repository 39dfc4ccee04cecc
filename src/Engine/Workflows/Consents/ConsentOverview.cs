using Engine.Audit;
using Engine.Calendar;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Consents;

/// <summary>The ledger for staff; each look is in the log. Names stand only in the proof of one question.</summary>
public sealed class ConsentOverview(PortalDbContext db, ConsentFile file, AuditLog audit)
{
    /// <param name="From">First day on which it was asked; null for no limit.</param>
    /// <param name="Through">Last day on which it was asked; null for no limit.</param>
    public sealed record Filter(string? Purpose, ConsentState? State, DateOnly? From, DateOnly? Through);

    public sealed record Row(Guid Id, ConsentKind Kind, string Purpose, ConsentState State, DateTimeOffset AskedAt, DateTimeOffset? ClosedAt, DateTimeOffset? WithdrawnAt);

    /// <returns>The newest first; one more than asked when there is more.</returns>
    public async Task<IReadOnlyList<Row>> ListAsync(Filter filter, int skip, int take, CancellationToken cancellation)
    {
        var requests = db.Set<ConsentRequest>().AsNoTracking().Where(r => (filter.Purpose == null || r.Purpose == filter.Purpose) && (filter.State == null || r.State == filter.State));
        if (filter.From is { } first)
        {
            var from = DutchTime.StartOf(first);
            requests = requests.Where(r => r.AskedAt >= from);
        }

        if (filter.Through is { } last)
        {
            var until = DutchTime.StartOf(last.AddDays(1));
            requests = requests.Where(r => r.AskedAt < until);
        }

        var rows = await requests.OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).Skip(skip).Take(take + 1)
            .Select(r => new Row(r.Id, r.Kind, r.Purpose, r.State, r.AskedAt, r.ClosedAt, r.WithdrawnAt)).ToListAsync(cancellation);
        await audit.ReadAsync(new(AuditAction.Read, "portal.toestemmingen-bekijken") { ObjectType = "toestemming", ObjectCount = Math.Min(rows.Count, take) }, cancellation);
        return rows;
    }

    /// <summary>Purposes that were ever asked for.</summary>
    public async Task<IReadOnlyList<string>> PurposesAsync(CancellationToken cancellation) =>
        await db.Set<ConsentRequest>().Select(r => r.Purpose).Distinct().OrderBy(p => p).ToListAsync(cancellation);

    /// <summary>One question with the lines of the ledger, oldest first.</summary>
    public async Task<(OpenedConsent Consent, IReadOnlyList<ConsentLine> Lines)?> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await file.FindAsync(id, cancellation) is not { } found)
        {
            return null;
        }

        var lines = await db.Set<ConsentLine>().AsNoTracking().Where(l => l.ConsentId == id).OrderBy(l => l.At).ThenBy(l => l.Id).ToListAsync(cancellation);
        await audit.ReadAsync(new(AuditAction.Read, "portal.toestemmingen-bekijken") { ObjectType = "toestemming", ObjectId = id, ObjectCount = 1 }, cancellation);
        return (found, lines);
    }
}
