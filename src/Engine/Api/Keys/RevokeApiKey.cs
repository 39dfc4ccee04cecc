using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Api.Keys;

/// <summary>Ends a key of the own organisation, within seconds on every node.</summary>
public sealed class RevokeApiKey(PortalDbContext db, AccessLock access, CurrentActor actor, ApiKeyActors actors, AuditLog audit, TimeProvider time)
{
    /// <returns>A key of somebody else is refused as one that does not exist; one that ended already stays as it was.</returns>
    public async Task<Result<ApiKey>> HandleAsync(Guid id, CancellationToken cancellation)
    {
        await using var change = await access.TakeAsync(actor.Value.OrganisationId, cancellation);
        if (await db.Set<ApiKey>().FirstOrDefaultAsync(k => k.Id == id && k.OrganisationId == actor.Value.OrganisationId, cancellation) is not { } key)
        {
            return new Refusal("key.unknown", "Deze koppeling is er niet.");
        }

        if (key.RevokedAt is not null)
        {
            return key;
        }

        key.RevokedAt = time.GetUtcNow();
        audit.Add(new(AuditAction.Delete, "portal.koppeling-intrekken") { ObjectType = "koppeling", ObjectId = key.Id, Detail = key.Prefix });
        if (await change.KeepAsync(cancellation) is { } overtaken)
        {
            return overtaken;
        }

        actors.Forget(key);
        return key;
    }
}
