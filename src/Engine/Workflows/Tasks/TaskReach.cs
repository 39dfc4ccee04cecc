using Engine.Access;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Tasks;

/// <summary>Which tasks are for who is signed in, read from the rows themselves: a role that was taken away a moment ago counts no more.</summary>
public sealed class TaskReach(PortalDbContext db, SamePerson persons, CurrentActor actor, CurrentTenant tenant)
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

    /// <summary>The same, without those about which the person may not decide under whatever account: already done, or of their own.</summary>
    public async Task<IQueryable<WorkTask>> OpenAsync(CancellationToken cancellation) => Decidable(await TasksAsync(cancellation));

    /// <summary>The same in parts without overlap that each follow an index, to be counted within another query.</summary>
    internal IReadOnlyList<IQueryable<WorkTask>> OpenParts()
    {
        var who = actor.Value;
        var (me, here, roles) = (who.AccountId, who.OrganisationId, TaskRoles.Counting(tenant.Value, tenant.Value.Config.Roles.Keys, who.IsStaff));
        var held =
            from g in db.Set<Grant>()
            join m in db.Set<Membership>() on g.MembershipId equals m.Id
            where m.AccountId == me && m.OrganisationId == here && m.DisabledAt == null && g.ContractId == null && roles.Contains(g.Role)
            select g.Role;
        var (own, others) = (db.Set<WorkTask>().Where(t => t.AccountId == me), db.Set<WorkTask>().Where(t => t.AccountId == null
            && (t.Roles.Any(r => held.Contains(r)) || (t.Roles.Count == 0 && t.OrganisationId != null))));
        return !who.Covers(null) ? []
            : [.. new[] { own, others.Where(t => t.OrganisationId == here) }.Concat(who.IsStaff ? [others.Where(t => t.OrganisationId == null)] : []).Select(Decidable)];
    }

    private IQueryable<WorkTask> Decidable(IQueryable<WorkTask> tasks)
    {
        var own = persons.AccountsOf(actor.Value);
        return tasks.Where(t => t.State == TaskState.Open && !t.Excluded.Any(e => own.Any(a => a.Id == e)) && !db.Set<TaskVote>().Any(v => v.TaskId == t.Id && own.Any(a => a.Id == v.AccountId)));
    }
}
