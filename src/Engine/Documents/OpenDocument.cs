using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Documents;

/// <summary>Hands a document to who may see it; each time stands in the log before the file is given.</summary>
public sealed class OpenDocument(PortalDbContext db, DocumentStore store, CurrentActor actor, ModuleCatalogue modules, AuditLog audit)
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
            || (IsInReach(document, who) && (document.VisibleTo.Exists(to => Holds(document, who, to)) || await HasRoleAsync(document, who, cancellation)));
    }

    private Task<bool> HasRoleAsync(StoredDocument document, Actor who, CancellationToken cancellation)
    {
        var (roles, contract) = (document.VisibleTo, document.ContractId);
        return db.GrantsOf(who).AnyAsync(g => roles.Contains(g.Role) && (g.ContractId == null || g.ContractId == contract), cancellation);
    }

    private static bool IsInReach(StoredDocument document, Actor who) => who.IsStaff
        || (document.ContractId is { } contract ? who.Contract(contract) is not null : document.OrganisationId == who.OrganisationId && who.Covers(null));

    private bool Holds(StoredDocument document, Actor who, string to) =>
        (Guid.TryParse(to, out var account) && account == who.AccountId)
        || (modules.PermissionIndex.TryGetValue(to, out var index)
            && (document.ContractId is { } contract && who.Contract(contract) is { } held ? held.Permissions : who.Permissions).Has(index));
}
