using Engine.Access;
using Engine.Data;
using Engine.Tenancy;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Library;
using Engine.Workflows.Runtime.Work;
using Engine.Workflows.Tasks.Forms;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Tasks.Asking;

/// <summary>Looks up whom and what a definition names when it asks for a task.</summary>
public sealed class TaskPlace(PortalDbContext db, SamePerson persons, CurrentTenant tenant, TaskForms forms)
{
    /// <param name="text">Id of an organisation, or the insurer's number for it.</param>
    /// <exception cref="ActivityFault">There is no such organisation.</exception>
    public async Task<Guid> OrganisationAsync(string text, CancellationToken cancellation)
    {
        var found = Guid.TryParse(text, out var id)
            ? db.Set<Organisation>().Where(o => o.Id == id)
            : db.Set<Organisation>().Where(o => o.Number == text);
        return await found.Select(o => (Guid?)o.Id).FirstOrDefaultAsync(cancellation) ?? throw Fault("Deze organisatie bestaat niet in dit portaal");
    }

    /// <exception cref="ActivityFault">A role does not exist, or without an organisation nobody holds one.</exception>
    public List<string> Roles(IEnumerable<string> roles, Guid? organisation)
    {
        List<string> asked = [.. roles.Distinct(StringComparer.Ordinal)];
        if (asked.Find(r => !tenant.Value.Config.Roles.ContainsKey(r)) is { } unknown)
        {
            throw Fault($"De rol \"{unknown}\" bestaat niet in dit portaal");
        }

        return asked.Count == 0 ? throw Fault("Er is geen rol die dit mag doen")
            : organisation is null && !asked.Exists(r => tenant.Value.Config.Roles[r].Staff) ? throw Fault("Zonder organisatie is een taak voor eigen medewerkers. Noem een rol van eigen medewerkers, of de organisatie")
            : !asked.Exists(r => tenant.Value.Config.Roles[r].Permissions.Contains(PortalPermissions.DoTasks)) ? throw Fault($"Geen van deze rollen mag taken doen. Geef er een het recht {PortalPermissions.DoTasks}")
            : asked;
    }

    /// <summary>Roles that do the work of a queue of the tenant; a role is a queue by itself.</summary>
    /// <exception cref="ActivityFault">Neither exists.</exception>
    public List<string> Queue(string name) => Roles(tenant.Value.Config.Queues.TryGetValue(name, out var roles) ? roles : [name], null);

    /// <exception cref="ActivityFault">No installed module has the form, or it is not for people of an organisation.</exception>
    public string? Form(string? key, Guid? organisation) => string.IsNullOrEmpty(key) ? null
        : forms.Find(key) is not { } form ? throw Fault($"Het formulier \"{key}\" bestaat niet in dit portaal")
        : form.IsForStaff && organisation is not null ? throw Fault($"Het formulier \"{key}\" is alleen voor eigen medewerkers. Laat organisationId leeg, of kies een ander formulier")
        : key;

    /// <summary>Name of the workflow, for a task that has no title of its own.</summary>
    public Task<string> WorkflowAsync(WorkRequest request, CancellationToken cancellation) =>
        db.Set<WorkflowVersion>().Where(v => v.VersionId == request.Instance.VersionId).Select(v => v.Name).FirstAsync(cancellation);

    /// <summary>Mailboxes of the mails that the definition excludes: an account with one of them may come after the task.</summary>
    internal static List<string> Mailboxes(WorkRequest request) => [.. request.Texts("excludeEmails").Select(SamePerson.MailboxOf).Distinct(StringComparer.Ordinal)];

    /// <summary>
    /// Account of who asked, and accounts with the mailbox of a mail that the definition excludes, as a visitor has no account: they do not decide about their own
    /// request. Those that come later are known by <see cref="TaskContent.Mailboxes"/>.
    /// </summary>
    public async Task<List<Guid>> ExcludedAsync(WorkRequest request, bool requester, CancellationToken cancellation)
    {
        var mailboxes = Mailboxes(request);
        var excluded = mailboxes.Count == 0 ? [] : await persons.AtMailboxes(mailboxes).ToListAsync(cancellation);
        return requester && request.Instance.StartedBy is { } account ? [account, .. excluded] : excluded;
    }

    internal static ActivityFault Fault(string message) => new(IncidentTypes.Work, message);
}
