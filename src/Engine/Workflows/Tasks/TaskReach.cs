using Engine.Access;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Tasks;

/// <summary>Which tasks are for who is signed in, read from the rows themselves: a role that was taken away a moment ago counts no more.</summary>
public sealed class TaskReach(PortalDbContext db, CurrentActor actor, CurrentTenant tenant)
{
    /// <summary>Tasks for whose roles the person holds one, at the organisation for which they work now, and those for them alone. A role for some contracts only is not enough.</summary>
    public async Task<IQueryable<WorkTask>> TasksAsync(CancellationToken cancellation)
    {
        var who = actor.Value;
        var membership = await (
            from m in db.Set<Membership>()
            join a in db.Set<Account>() on m.AccountId equals a.Id
            where m.AccountId == who.AccountId && m.OrganisationId == who.OrganisationId && m.DisabledAt == null && a.State == AccountState.Active
            select (Guid?)m.Id).FirstOrDefaultAsync(cancellation);

        // a mandate for one branch reaches no work of the organisation as a whole
        if (membership is null || !who.Covers(null))
        {
            return db.Set<WorkTask>().Where(t => false);
        }

        var held = await db.Set<Grant>().Where(g => g.MembershipId == membership && g.ContractId == null).Select(g => g.Role).ToListAsync(cancellation);
        var roles = TaskRoles.Counting(tenant.Value, held, who.IsStaff);
        return db.Set<WorkTask>().Where(t => t.AccountId == who.AccountId ||
            (t.OrganisationId == who.OrganisationId || (t.OrganisationId == null && who.IsStaff))
            && (t.Roles.Any(r => roles.Contains(r)) || (t.Roles.Count == 0 && t.OrganisationId != null)));
    }

    /// <summary>The same, without those about which the person may not decide: already done, or of their own.</summary>
    public async Task<IQueryable<WorkTask>> OpenAsync(CancellationToken cancellation)
    {
        var me = actor.Value.AccountId;
        return (await TasksAsync(cancellation)).Where(t =>
            t.State == TaskState.Open && !t.Excluded.Contains(me) && !db.Set<TaskVote>().Any(v => v.TaskId == t.Id && v.AccountId == me));
    }
}
