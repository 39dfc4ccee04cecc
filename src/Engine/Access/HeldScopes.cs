using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access;

/// <summary>One right, at one contract or (null) at every contract, those to come included.</summary>
public readonly record struct HeldScope(string Permission, Guid? ContractId);

/// <summary>What somebody can hand to a program: rights that they hold, each only where they hold it.</summary>
public sealed class HeldScopes(PortalDbContext db, CurrentActor actor, CurrentTenant tenant, ModuleCatalogue catalogue)
{
    // what the portal itself gives rights to, such as managing users, is for people
    public bool Holds(string permission) =>
        ModuleCatalogue.ModuleIdOf(permission) != EngineModule.ModuleId && catalogue.PermissionIndex.TryGetValue(permission, out var index) && actor.Value.Permissions.Has(index);

    /// <param name="permissions">Rights that are held somewhere.</param>
    /// <param name="contracts">Contracts in reach to which it is limited; empty for no limit.</param>
    public async Task<IReadOnlyList<HeldScope>> OfAsync(IEnumerable<string> permissions, IReadOnlyCollection<Guid> contracts, CancellationToken cancellation)
    {
        var everywhere = await db.GrantsOf(actor.Value).AsNoTracking().Where(g => g.ContractId == null).Select(g => g.Role).ToListAsync(cancellation);
        var scopes = new List<HeldScope>();
        foreach (var permission in permissions.Distinct(StringComparer.Ordinal))
        {
            if (contracts.Count == 0 && actor.Value.Branch is null
                && everywhere.Exists(r => tenant.Value.Config.Roles.TryGetValue(r, out var role) && role.Permissions.Contains(permission)))
            {
                scopes.Add(new(permission, null));
                continue;
            }

            scopes.AddRange(actor.Value.Contracts
                .Where(c => (contracts.Count == 0 || contracts.Contains(c.Id)) && c.Permissions.Has(catalogue.PermissionIndex[permission]))
                .Select(c => new HeldScope(permission, c.Id)));
        }

        return scopes;
    }
}
