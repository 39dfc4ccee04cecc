using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.Access;

/// <summary>
/// How far somebody manages what belongs to their organisation as a whole, such as its keys and webhooks: who manages for some contracts, or in a session for one
/// branch, reaches what is limited to those and nothing that goes further.
/// </summary>
public sealed class ManagedContracts(PortalDbContext db, CurrentActor actor, CurrentTenant tenant, ModuleCatalogue catalogue)
{
    /// <summary>Grants by which who is signed in manages every contract, those to come included; without rows it is for <see cref="At"/> only.</summary>
    /// <param name="permission">Right to manage it.</param>
    public IQueryable<Grant> Whole(string permission)
    {
        var (branch, roles) = (actor.Value.Branch, tenant.Value.Config.Roles.Where(r => r.Value.Permissions.Contains(permission)).Select(r => r.Key).ToList());
        return db.GrantsOf(actor.Value).Where(g => branch == null && g.ContractId == null && roles.Contains(g.Role));
    }

    /// <param name="permission">Right to manage it.</param>
    /// <returns>Ids of the contracts at which who is signed in manages it.</returns>
    public IReadOnlyList<Guid> At(string permission)
    {
        var index = catalogue.PermissionIndex[permission];
        return [.. actor.Value.Contracts.Where(c => c.Permissions.Has(index)).Select(c => c.Id)];
    }
}
