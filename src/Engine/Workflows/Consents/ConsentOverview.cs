using Engine.Audit;
using Engine.Calendar;
using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Consents;

/// <summary>The ledger for staff; each look is in the log. Names stand only in the proof of one question.</summary>
public sealed class ConsentOverview(PortalDbContext db, ConsentFile file, FieldProtector protector, AuditLog audit)
{
    /// <param name="From">First day on which it was asked; null for no limit.</param>
    /// <param name="Through">Last day on which it was asked; null for no limit.</param>
    public sealed record Filter(string? Purpose, ConsentState? State, DateOnly? From, DateOnly? Through)
    {
        /// <summary>Whole mail address or whole name of who was asked; null for everybody.</summary>
        public string? Person { get; init; }
    }

    /// <param name="Purpose">In words.</param>
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

        if (filter.Person is { } person)
        {
            var (mails, names) = (Hashes(nameof(ConsentPerson.Mail), person), Hashes(nameof(ConsentPerson.Name), person));
            requests = requests.Where(r => (r.MailHash != null && mails.Contains(r.MailHash)) || (r.NameHash != null && names.Contains(r.NameHash)));
        }

        var rows = await requests.OrderByDescending(r => r.AskedAt).ThenByDescending(r => r.Id).Skip(skip).Take(take + 1)
            .Select(r => new Row(r.Id, r.Kind, r.PurposeWords, r.State, r.AskedAt, r.ClosedAt, r.WithdrawnAt)).ToListAsync(cancellation);
        await audit.ReadAsync(new(AuditAction.Read, "portal.toestemmingen-bekijken") { ObjectType = "toestemming", ObjectCount = Math.Min(rows.Count, take) }, cancellation);
        return rows;
    }

    /// <summary>Purposes that were ever asked for, in words, by id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PurposesAsync(CancellationToken cancellation) =>
        await db.Set<ConsentRequest>().GroupBy(r => r.Purpose).Select(g => new { g.Key, Words = g.Max(r => r.PurposeWords) }).ToDictionaryAsync(p => p.Key, p => p.Words ?? p.Key, cancellation);

    private IReadOnlyList<byte[]> Hashes(string part, string text) => protector.SearchHashes(ConsentRequest.PersonPurpose, part, text);

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
