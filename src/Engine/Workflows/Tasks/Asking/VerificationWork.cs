using Engine.Data;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Work;

namespace Engine.Workflows.Tasks.Asking;

/// <summary>Portal.AwaitVerification: the insurer's staff checks a list of items, and mends what is wrong.</summary>
public sealed class VerificationWork(PortalDbContext db, TaskRoles roles, TaskMails mails, TaskPlace place, SealedValues values, TimeProvider time) : TaskWork(db, roles, mails, time)
{
    protected override async Task<WorkTask> MakeAsync(WorkRequest request, CancellationToken cancellation) => new()
    {
        Id = request.WorkId, InstanceId = request.Instance.Id, ContextId = request.Asked.Source.ContextId, Kind = TaskKind.Verification, CreatedAt = request.At, DueAt = request.DueAt,
        Roles = place.Queue(request.Needed("queue")), Excluded = await place.ExcludedAsync(request, requester: true, cancellation),
        Content = new TaskContent(
            $"Controleren: {(request.Text("title") is { Length: > 0 } title ? title : await place.WorkflowAsync(request, cancellation))}", [TaskOutcomes.Verified, TaskOutcomes.NeedsContact, TaskOutcomes.Rejected],
            request.Map("subject"), request.Texts("checklist")) { Correctable = request.Texts("correctable"), Mailboxes = TaskPlace.Mailboxes(request) }.Seal(values),
    };
}
