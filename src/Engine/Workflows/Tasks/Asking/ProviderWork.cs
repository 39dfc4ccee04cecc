using Engine.Data;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Work;

namespace Engine.Workflows.Tasks.Asking;

/// <summary>Portal.AwaitProvider: somebody of an organisation answers with a form.</summary>
public sealed class ProviderWork(PortalDbContext db, TaskRoles roles, TaskMails mails, TaskPlace place, SealedValues values, TimeProvider time) : TaskWork(db, roles, mails, time)
{
    protected override async Task<WorkTask> MakeAsync(WorkRequest request, CancellationToken cancellation)
    {
        var organisation = await place.OrganisationAsync(request.Needed("providerId"), cancellation);
        return new()
        {
            Id = request.WorkId, InstanceId = request.Instance.Id, ContextId = request.Asked.Source.ContextId, Kind = TaskKind.Provider, CreatedAt = request.At, DueAt = request.DueAt,
            OrganisationId = organisation, FormKey = place.Form(request.Needed("formKey"), organisation),
            Excluded = await place.ExcludedAsync(request, requester: true, cancellation),
            Content = new TaskContent(
                $"Reageren: {await place.WorkflowAsync(request, cancellation)}", [TaskOutcomes.Accepted, TaskOutcomes.Declined], request.Map("subject"), []) { Mailboxes = TaskPlace.Mailboxes(request) }.Seal(values),
        };
    }
}
