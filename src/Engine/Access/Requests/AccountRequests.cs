using Engine.Audit;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Requests;

/// <summary>The desk's list of requests.</summary>
public sealed class AccountRequests(PortalDbContext db, AuditLog audit)
{
    /// <param name="State">Null for all.</param>
    /// <param name="Text">Part of the name, the address or the organisation.</param>
    public sealed record Filter(AccountRequestState? State, string? Text);

    /// <returns>The oldest that waits first, decided ones newest first; one more than asked when there is more.</returns>
    public async Task<IReadOnlyList<AccountRequest>> ListAsync(Filter filter, int skip, int take, CancellationToken cancellation)
    {
        var requests = db.Set<AccountRequest>().AsNoTracking().Where(r => filter.State == null || r.State == filter.State);
        if (filter.Text is { } text)
        {
            var part = Like.Part(text);
#pragma warning disable CA1304, CA1311 // runs in the database, which has no culture of ours
            requests = requests.Where(r => EF.Functions.Like(r.Name.ToLower(), part, "\\") || EF.Functions.Like(r.Mail.ToLower(), part, "\\") || EF.Functions.Like(r.Organisation.ToLower(), part, "\\"));
#pragma warning restore CA1304, CA1311
        }

        var ordered = filter.State == AccountRequestState.Open ? requests.OrderBy(r => r.At).ThenBy(r => r.Id) : requests.OrderByDescending(r => r.At).ThenBy(r => r.Id);
        var found = await ordered.Skip(skip).Take(take + 1).ToListAsync(cancellation);
        await audit.ReadAsync(new(AuditAction.Read, "portal.aanvragen-bekijken") { ObjectType = "aanvraag", ObjectCount = Math.Min(found.Count, take) }, cancellation);
        return found;
    }

    public async Task<AccountRequest?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var found = await db.Set<AccountRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellation);
        if (found is not null)
        {
            await audit.ReadAsync(new(AuditAction.Read, "portal.aanvragen-bekijken") { ObjectType = "aanvraag", ObjectId = id, ObjectCount = 1 }, cancellation);
        }

        return found;
    }
}
