using Engine.Access;
using Engine.Data;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Work;
using Engine.Workflows.Tasks.Deciding;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Tasks.Asking;

/// <summary>Portal.AwaitUpload: one person, people of an organisation, or the insurer's staff, bring files.</summary>
public sealed class UploadWork(PortalDbContext db, TaskRoles roles, TaskMails mails, TaskPlace place, SealedValues values, TimeProvider time) : TaskWork(db, roles, mails, time)
{
    private readonly PortalDbContext db = db;

    protected override async Task<WorkTask> MakeAsync(WorkRequest request, CancellationToken cancellation)
    {
        var account = request.Text("userId") is { Length: > 0 } text ? await AccountAsync(text, cancellation) : (Guid?)null;
        var organisation = account is null && request.Text("organisationId") is { Length: > 0 } named ? await place.OrganisationAsync(named, cancellation) : (Guid?)null;
        var most = request.Whole("maxFiles") ?? 1;
        return new()
        {
            Id = request.WorkId, InstanceId = request.Instance.Id, ContextId = request.Asked.Source.ContextId, Kind = TaskKind.Upload, CreatedAt = request.At, DueAt = request.DueAt,
            AccountId = account, OrganisationId = organisation, Roles = account is null ? place.Roles(request.Texts("roles"), organisation) : [],
            Content = new TaskContent(
                $"Bestanden aanleveren: {await place.WorkflowAsync(request, cancellation)}", [TaskOutcomes.Uploaded], Asked(request.Texts("documentKinds")), [])
            {
                MaxFiles = most is >= 1 and <= TaskUploads.MostFiles ? most : throw TaskPlace.Fault($"Het aantal bestanden is 1 tot en met {TaskUploads.MostFiles}"),
            }.Seal(values),
        };
    }

    private static Dictionary<string, object?> Asked(IReadOnlyList<string> kinds) =>
        kinds.Count == 0 ? [] : new(StringComparer.Ordinal) { ["Gevraagd"] = kinds.ToList<object?>() };

    private async Task<Guid> AccountAsync(string text, CancellationToken cancellation) =>
        Guid.TryParse(text, out var id) && await db.Set<Account>().AnyAsync(a => a.Id == id, cancellation) ? id : throw TaskPlace.Fault("Dit account bestaat niet in dit portaal");
}
