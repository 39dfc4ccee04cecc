using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Management;

/// <summary>The reach of who is signed in, read from the rows themselves: under an <see cref="AccessLock"/> nobody else is changing it.</summary>
public sealed class OwnReach(PortalDbContext db, CurrentActor actor, CurrentTenant tenant)
{
    public async Task<AccessReach> LoadAsync(CancellationToken cancellation)
    {
        var contracts = await db.Set<Contract>().AsNoTracking().Where(c => c.OrganisationId == actor.Value.OrganisationId).Select(c => c.Id).ToListAsync(cancellation);
        var grants = await GrantsAsync(actor.Value.AccountId, cancellation);
        return AccessReach.Of(tenant.Value.Config.Roles, actor.Value.Branch is null ? grants : OfBranch(grants), contracts, actor.Value.IsStaff);
    }

    // a mandate for one branch gives nothing that goes further than that branch
    private IEnumerable<RoleScope> OfBranch(IEnumerable<RoleScope> grants) =>
        from grant in grants
        from contract in actor.Value.Contracts
        where grant.ContractId is null || grant.ContractId == contract.Id
        select grant with { ContractId = contract.Id };

    private async Task<List<RoleScope>> GrantsAsync(Guid account, CancellationToken cancellation) => await (
        from m in db.Set<Membership>().AsNoTracking()
        join g in db.Set<Grant>() on m.Id equals g.MembershipId
        where m.AccountId == account && m.OrganisationId == actor.Value.OrganisationId && m.DisabledAt == null
        select new RoleScope(g.Role, g.ContractId)).ToListAsync(cancellation);
}
