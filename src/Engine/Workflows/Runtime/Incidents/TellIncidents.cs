using System.Globalization;
using Engine.Access;
using Engine.Data;
using Engine.Jobs;
using Engine.Notifications;
using Engine.Tenancy;
using Engine.Workflows.Execution.State;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime.Incidents;

/// <summary>Each morning one mail to who manages workflows about the processes that stopped since the mail before: how many, and by what kind of fault.</summary>
public sealed class TellIncidents(IncidentGroups groups, Outbox outbox, CurrentTenant tenant, TenantAddress address, TimeProvider time) : JobHandler
{
    public const string JobKind = "workflow.incidents";

    public static readonly TimeOnly At = new(7, 0);

    public override string Kind => JobKind;

    public override string Title => "Beheerders melden dat processen zijn gestopt";

    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var config = tenant.Value.Config;
        if (!config.IncidentMail || await groups.UntoldAsync(cancellation) is not { Count: > 0 } untold)
        {
            return;
        }

        var now = (DateTimeOffset?)time.GetUtcNow();
        await IncidentGroups.Open(db).Where(i => i.ToldAt == null).ExecuteUpdateAsync(set => set.SetProperty(i => i.ToldAt, now), cancellation);
        var roles = config.RolesWith(PortalPermissions.ManageWorkflows);
        var mails = await (
            from m in db.Set<Membership>()
            join a in db.Set<Account>() on m.AccountId equals a.Id
            join o in db.Set<Organisation>() on m.OrganisationId equals o.Id
            where o.IsStaff && m.DisabledAt == null && a.State == AccountState.Active && db.Set<Grant>().Any(g => g.MembershipId == m.Id && g.ContractId == null && roles.Contains(g.Role))
            select a.Mail).Distinct().ToListAsync(cancellation);
        var number = untold.Sum(g => g.Count);
        foreach (var mail in mails)
        {
            outbox.Mail(mail, number == 1 ? $"Er is een proces gestopt in {config.Name}" : $"Er zijn {number.ToString(CultureInfo.InvariantCulture)} processen gestopt in {config.Name}", $"""
                Goedendag,

                Deze processen zijn gestopt door een fout en wachten op een besluit:

                {string.Join('\n', untold.Select(g => $"- {g.Name}: {g.Count.ToString(CultureInfo.InvariantCulture)} ({IncidentWords.Of(g.Type)})"))}

                Bekijk ze en kies wat ermee gebeurt: {new Uri(address.Of(tenant.Value), "beheer/workflows/incidenten")}

                {config.Name}
                """);
        }
    }
}

/// <summary>Kinds of faults in Dutch.</summary>
public static class IncidentWords
{
    /// <param name="type">One of <see cref="IncidentTypes"/>, or what the definition says.</param>
    public static string Of(string type) => type switch
    {
        IncidentTypes.Conversion => "Een waarde past niet",
        IncidentTypes.Expression => "Een formule gaf geen waarde",
        IncidentTypes.Deadlock => "Het proces kan niet verder",
        IncidentTypes.Limit => "Te groot of te lang",
        IncidentTypes.Definition => "Fout in de workflow",
        IncidentTypes.Work => "Het portaal kon dit niet doen",
        _ => "Fout in een stap",
    };
}
