using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Api.Keys;

/// <summary>Ends a key, within seconds on every node.</summary>
public sealed class RevokeApiKey(PortalDbContext db, OwnKeys own, AccessLock access, CurrentActor actor, ApiKeyActors actors, ApiKeyMails mails, AuditLog audit, TimeProvider time)
{
    public static readonly Refusal Unknown = new("key.unknown", "Deze koppeling is er niet.");

    /// <summary>A key that the actor manages.</summary>
    /// <returns>A key of somebody else is refused as one that does not exist; one that ended already stays as it was.</returns>
    public Task<Result<ApiKey>> HandleAsync(Guid id, CancellationToken cancellation) => HandleAsync(id, actor.Value.OrganisationId, own.Keys, byDesk: false, cancellation);

    /// <summary>By the insurer's desk, whichever customer's it is: those who manage the keys there are told.</summary>
    public async Task<Result<ApiKey>> OfCustomerAsync(Guid id, CancellationToken cancellation) =>
        await db.Set<ApiKey>().Where(k => k.Id == id).Select(k => (Guid?)k.OrganisationId).FirstOrDefaultAsync(cancellation) is { } organisation
            ? await HandleAsync(id, organisation, db.Set<ApiKey>().Where(k => k.OrganisationId == organisation), byDesk: true, cancellation)
            : Unknown;

    private async Task<Result<ApiKey>> HandleAsync(Guid id, Guid organisation, IQueryable<ApiKey> keys, bool byDesk, CancellationToken cancellation)
    {
        await using var change = await access.TakeAsync(organisation, cancellation);
        if (await keys.FirstOrDefaultAsync(k => k.Id == id, cancellation) is not { } key)
        {
            return Unknown;
        }

        if (key.RevokedAt is not null)
        {
            return key;
        }

        key.RevokedAt = time.GetUtcNow();
        audit.Add(new(AuditAction.Delete, "portal.koppeling-intrekken") { ObjectType = "koppeling", ObjectId = key.Id, Detail = byDesk ? $"{key.Prefix}, door de verzekeraar" : key.Prefix });
        if (byDesk)
        {
            await mails.RevokedAsync(key, cancellation);
        }

        if (await change.KeepAsync(cancellation) is { } overtaken)
        {
            return overtaken;
        }

        actors.Forget(key);
        return key;
    }
}
