using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Management;

/// <summary>Somebody must remain who manages the users of an organisation, for every contract for which somebody does so now.</summary>
public sealed class LastManager(PortalDbContext db, CurrentTenant tenant)
{
    /// <summary>Asked under the organisation's <see cref="AccessLock"/>, so that two who leave at once are not both let go.</summary>
    /// <param name="after">What the member keeps; nothing when the access stops.</param>
    public async Task<bool> WouldLeaveAsync(Membership member, IEnumerable<RoleScope> before, IReadOnlyList<RoleScope> after, CancellationToken cancellation)
    {
        var given = before.Where(b => Manages(b) && !after.Any(a => Manages(a) && IsAsWide(a, b))).ToList();
        if (given.Count == 0)
        {
            return false;
        }

        var others = await (
            from m in db.Set<Membership>().AsNoTracking()
            join a in db.Set<Account>() on m.AccountId equals a.Id
            join g in db.Set<Grant>() on m.Id equals g.MembershipId
            where m.OrganisationId == member.OrganisationId && m.Id != member.Id && m.DisabledAt == null && a.State == AccountState.Active
            select new RoleScope(g.Role, g.ContractId)).ToListAsync(cancellation);
        return given.Exists(b => !others.Exists(o => Manages(o) && IsAsWide(o, b)));
    }

    private bool Manages(RoleScope access) =>
        tenant.Value.Config.Roles.TryGetValue(access.Role, out var role) && role.Permissions.Contains(PortalPermissions.ManageUsers);

    private static bool IsAsWide(RoleScope access, RoleScope other) => access.ContractId is null || access.ContractId == other.ContractId;
}
