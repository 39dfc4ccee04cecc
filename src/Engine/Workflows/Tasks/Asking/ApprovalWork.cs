using Engine.Data;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Work;
using Engine.Workflows.Tasks.Forms;

namespace Engine.Workflows.Tasks.Asking;

/// <summary>Portal.AwaitApproval: so many of those who hold a role approve, and the first who does not stops it.</summary>
public sealed class ApprovalWork(PortalDbContext db, TaskRoles roles, TaskMails mails, TaskPlace place, SealedValues values, TimeProvider time) : TaskWork(db, roles, mails, time)
{
    protected override async Task<WorkTask> MakeAsync(WorkRequest request, CancellationToken cancellation)
    {
        var organisation = request.Text("organisationId") is { Length: > 0 } text ? await place.OrganisationAsync(text, cancellation) : (Guid?)null;
        var required = request.Whole("requiredApprovals") ?? 1;
        var (outcomes, form) = (Outcomes(request), place.Form(request.Text("formKey"), organisation));
        return new()
        {
            Id = request.WorkId, InstanceId = request.Instance.Id, ContextId = request.Asked.Source.ContextId, Kind = outcomes.Length == 1 && form == TextForm.FormKey ? TaskKind.Answer : TaskKind.Approval, CreatedAt = request.At, DueAt = request.DueAt,
            OrganisationId = organisation, Roles = place.Roles(request.Texts("roles"), organisation), FormKey = form,
            Required = required >= 1 ? required : throw TaskPlace.Fault("Er is ten minste één goedkeuring nodig"), Excluded = [.. await place.ExcludedAsync(request, request.Flag("excludeRequester"), cancellation), .. Excluded(request)],
            Content = new TaskContent(request.Needed("title"), outcomes, request.Map("data"), []) { Mailboxes = TaskPlace.Mailboxes(request) }.Seal(values),
        };
    }

    private static IEnumerable<Guid> Excluded(WorkRequest request) =>
        request.Texts("excludeUserIds").Select(t => Guid.TryParse(t, out var id) ? id : throw TaskPlace.Fault("Een account dat niet mag besluiten is geen kenmerk van een account"));

    private static string[] Outcomes(WorkRequest request)
    {
        var decisions = request.Texts("decisions");
        return decisions.Count == 0 ? throw TaskPlace.Fault("Er is niets om te besluiten")
            : [.. decisions.Distinct(StringComparer.Ordinal).Select(d => TaskOutcomes.OfDecision.GetValueOrDefault(d) ?? throw TaskPlace.Fault("Invoer \"decisions\": een besluit bestaat niet. Kies uit Approve, Reject en MoreInfo"))];
    }
}
