using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Requests;

/// <summary>What requests are about, for staff who look for one. Who shows it records the look.</summary>
public sealed class RequestSubjects(PortalDbContext db, ModuleCatalogue modules, FieldProtector protector)
{
    /// <param name="Kind">Dutch name.</param>
    /// <param name="About">What was asked and for whom, as the requester reads it.</param>
    public sealed record Subject(Guid Id, string Kind, string About, string Reference);

    internal async Task<IReadOnlyDictionary<Guid, Subject>> LoadAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation) => ids.Count == 0
        ? new Dictionary<Guid, Subject>()
        : (await db.Set<PortalRequest>().AsNoTracking().Where(r => ids.Contains(r.Id)).ToListAsync(cancellation)).ToDictionary(r => r.Id, Of);

    internal Subject Of(PortalRequest request) => new(
        request.Id, modules.RequestKinds.GetValueOrDefault(request.Kind)?.Name ?? request.Kind,
        request.About(protector), request.Reference);

    /// <param name="text">A reference, or a whole mail address.</param>
    /// <returns>None for anything else.</returns>
    internal IQueryable<PortalRequest> Find(string text)
    {
        if (RequestReference.Read(text) is { } reference)
        {
            return db.Set<PortalRequest>().Where(r => r.Reference == reference);
        }

        var (mail, hashes) = (Account.Normalize(text), protector.SearchHashes(PortalRequest.RequesterPurpose, nameof(Requester.Mail), text));
        return db.Set<PortalRequest>().Where(r => (r.RequesterMailHash != null && hashes.Contains(r.RequesterMailHash))
            || db.Set<Account>().Any(a => a.Id == r.RequesterId && a.NormalizedMail == mail));
    }
}
