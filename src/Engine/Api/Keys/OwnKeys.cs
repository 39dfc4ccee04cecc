using Engine.Access;
using Engine.Data;

namespace Engine.Api.Keys;

/// <summary>The keys that who is signed in manages.</summary>
public sealed class OwnKeys(PortalDbContext db, ManagedContracts managed, CurrentActor actor)
{
    /// <summary>Keys of the organisation, ended ones too, that work at no contract outside the reach of the actor. Others are answered as ones that do not exist.</summary>
    public IQueryable<ApiKey> Keys
    {
        get
        {
            var here = actor.Value.OrganisationId;
            var (whole, at) = (managed.Whole(PortalPermissions.ManageApi), managed.At(PortalPermissions.ManageApi));
            return db.Set<ApiKey>().Where(k => k.OrganisationId == here
                && (whole.Any() || !db.Set<ApiKeyScope>().Any(s => s.KeyId == k.Id && (s.ContractId == null || !at.Contains(s.ContractId.Value)))));
        }
    }
}
