using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Management;

/// <summary>A colleague as an account manager may treat them.</summary>
/// <param name="Account">Tracked.</param>
/// <param name="Membership">Tracked.</param>
/// <param name="Grants">All of them, tracked; those out of reach are not to be touched.</param>
public sealed record ManagedUser(Account Account, Membership Membership, IReadOnlyList<Grant> Grants)
{
    public IReadOnlyList<RoleScope> Access => [.. Grants.Select(g => new RoleScope(g.Role, g.ContractId))];
}

/// <summary>Finds colleagues at the organisation of who is signed in, as far as the own reach shows them.</summary>
public sealed class ManagedUsers(PortalDbContext db, CurrentActor actor)
{
    /// <returns>Null when there is no such colleague in sight.</returns>
    public async Task<ManagedUser?> FindAsync(Guid membership, AccessReach reach, CancellationToken cancellation)
    {
        if (reach.IsEmpty
            || await db.Set<Membership>().FirstOrDefaultAsync(m => m.Id == membership && m.OrganisationId == actor.Value.OrganisationId, cancellation) is not { } member)
        {
            return null;
        }

        var grants = await db.Set<Grant>().Where(g => g.MembershipId == member.Id).ToListAsync(cancellation);
        var user = new ManagedUser(await db.Set<Account>().FirstAsync(a => a.Id == member.AccountId, cancellation), member, grants);
        return reach.IsWhole || member.AccountId == actor.Value.AccountId || user.Access.Any(reach.Sees) ? user : null;
    }
}
