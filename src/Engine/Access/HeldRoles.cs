using Engine.Data;

namespace Engine.Access;

/// <summary>Where a person holds which role, read from the rows themselves: on one contract is not on another, nor at the organisation as a whole.</summary>
internal static class HeldRoles
{
    /// <summary>Roles of the person at the organisation for which they work now; those without a contract are held on all of it.</summary>
    public static IQueryable<Grant> GrantsOf(this PortalDbContext db, Actor who)
    {
        var (account, organisation, roles) = (who.AccountId, who.OrganisationId, who.Roles);
        return
            from g in db.Set<Grant>()
            join m in db.Set<Membership>() on g.MembershipId equals m.Id
            where m.AccountId == account && m.OrganisationId == organisation && m.DisabledAt == null && roles.Contains(g.Role)
            select g;
    }
}
