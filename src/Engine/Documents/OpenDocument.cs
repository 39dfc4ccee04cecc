using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Documents;

/// <summary>Hands a document to who may see it; each time stands in the log before the file is given.</summary>
public sealed class OpenDocument(PortalDbContext db, DocumentStore store, CurrentActor actor, CurrentTenant tenant, AuditLog audit)
{
    /// <returns>Null when there is none, and the same when it is not for this person.</returns>
    public async Task<OpenedDocument?> HandleAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<StoredDocument>().AsNoTracking().FirstOrDefaultAsync(d => d.Id == id, cancellation) is not { } document || !await MaySeeAsync(document, cancellation))
        {
            return null;
        }

        await audit.ReadAsync(new(AuditAction.Read, "portal.document-openen") { ObjectType = "document", ObjectId = id, ObjectCount = 1 }, cancellation);
        return store.Open(document);
    }

    private async Task<bool> MaySeeAsync(StoredDocument document, CancellationToken cancellation)
    {
        var who = actor.Value;
        return document.AccountId == who.AccountId
            || (IsInReach(document, who) && (document.VisibleTo.Exists(to => Guid.TryParse(to, out var account) && account == who.AccountId) || await HoldsAsync(document, who, cancellation)));
    }

    /// <summary>A role or right of the document, held where the document is: at its contract, or at the organisation as a whole.</summary>
    private async Task<bool> HoldsAsync(StoredDocument document, Actor who, CancellationToken cancellation)
    {
        var contract = document.ContractId;
        var held = await db.GrantsOf(who).Where(g => g.ContractId == null || g.ContractId == contract).Select(g => g.Role).Distinct().ToListAsync(cancellation);
        return held.Exists(role => document.VisibleTo.Contains(role)
            || (tenant.Value.Config.Roles.TryGetValue(role, out var given) && given.Permissions.Any(document.VisibleTo.Contains)));
    }

    private static bool IsInReach(StoredDocument document, Actor who) => who.IsStaff
        || (document.ContractId is { } contract ? who.Contract(contract) is not null : document.OrganisationId == who.OrganisationId && who.Covers(null));
}
