using Engine.Access;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Tasks;

/// <summary>Who may decide about a task, of all accounts.</summary>
public sealed class TaskRoles(PortalDbContext db, CurrentTenant tenant)
{
    /// <summary>Roles that count somewhere: those of the insurer's staff only at the insurer's own desk, and none that the tenant dropped.</summary>
    internal static List<string> Counting(Tenant tenant, IEnumerable<string> held, bool staffPlace) =>
        [.. held.Where(r => tenant.Config.Roles.TryGetValue(r, out var role) && (staffPlace || !role.Staff)).Distinct(StringComparer.Ordinal)];

    /// <summary>Who may decide about the open tasks of an instance: roles and organisation, and how many are needed.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> WhoAsync(Guid instance, CancellationToken cancellation)
    {
        var tasks = await (
            from t in db.Set<WorkTask>().AsNoTracking()
            join o in db.Set<Organisation>() on t.OrganisationId equals o.Id into at
            from o in at.DefaultIfEmpty()
            where t.InstanceId == instance && t.State == TaskState.Open
            select new { Task = t, Organisation = o == null ? null : o.Name }).ToListAsync(cancellation);
        return tasks.ToDictionary(t => t.Task.Id, t => Words(t.Task, t.Organisation));
    }

    private string Words(WorkTask task, string? organisation)
    {
        if (task.AccountId is not null)
        {
            return "De persoon van wie het wordt gevraagd";
        }

        var who = task.Roles.Count == 0 ? "Iedereen" : string.Join(" of ", task.Roles.Select(r => tenant.Value.Config.Roles.TryGetValue(r, out var role) ? role.Name : r));
        var number = task.Required > 1 ? $", {task.Approvals} van {task.Required} goedkeuringen" : "";
        return $"{who} {(organisation is null ? "(eigen medewerkers)" : $"van {organisation}")}{number}";
    }

    /// <summary>Addresses of everybody who may decide and has not.</summary>
    public async Task<IReadOnlyList<string>> MailsAsync(WorkTask task, CancellationToken cancellation)
    {
        var (atDesk, elsewhere) = (Counting(tenant.Value, task.Roles, true), Counting(tenant.Value, task.Roles, false));
        var everybody = task.Roles.Count == 0;
        if (task.AccountId is { } one)
        {
            return await db.Set<Account>().Where(a => a.Id == one && a.State == AccountState.Active).Select(a => a.Mail).ToListAsync(cancellation);
        }

        return await (
            from m in db.Set<Membership>()
            join a in db.Set<Account>() on m.AccountId equals a.Id
            join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
            where m.DisabledAt == null && a.State == AccountState.Active && !task.Excluded.Contains(a.Id)
                && (task.OrganisationId == null ? o.IsStaff : o.Id == task.OrganisationId)
                && (everybody || db.Set<Grant>().Any(g => g.MembershipId == m.Id && g.ContractId == null && (o.IsStaff ? atDesk.Contains(g.Role) : elsewhere.Contains(g.Role))))
                && !db.Set<TaskVote>().Any(v => v.TaskId == task.Id && v.AccountId == a.Id)
            select a.Mail).Distinct().ToListAsync(cancellation);
    }
}
