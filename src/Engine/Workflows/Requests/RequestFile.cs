using Engine.Access;
using Engine.Audit;
using Engine.Calendar;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Modules;
using Engine.Ui;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Library;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Requests;

/// <summary>One request as an administrator sees it: who asked what, how far it is and what carries it out, and nothing that somebody typed with it. Each look is recorded.</summary>
public sealed class RequestFile(PortalDbContext db, RequestSubjects subjects, ModuleCatalogue modules, FieldProtector protector, AuditLog audit)
{
    public const string Viewed = "portal.aanvraag-bekijken";

    /// <param name="Definition">Name of the version that it runs; null when that is gone.</param>
    public sealed record Process(Guid Id, string? Definition, WorkflowSubStatus State, DateTimeOffset StartedAt);

    /// <param name="Requester">Name and address of who asked; null when the account is gone.</param>
    /// <param name="Organisation">For which it was asked; null when it is not known.</param>
    /// <param name="Status">Dutch label.</param>
    public sealed record Detail(
        RequestSubjects.Subject Subject, Requester? Requester, string? Organisation, string Status, DateTimeOffset At, PromisedDate? Promised, DateTimeOffset? EndedAt,
        IReadOnlyList<TrackStep> Track, IReadOnlyList<Process> Processes);

    /// <returns>Null when the tenant has no such request.</returns>
    public async Task<Detail?> LoadAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<PortalRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, cancellation) is not { } request)
        {
            return null;
        }

        var kind = modules.RequestKinds.GetValueOrDefault(request.Kind);
        var lines = await db.Set<RequestStatusLine>().AsNoTracking().Where(l => l.RequestId == id).OrderBy(l => l.Number).Select(l => new { l.Status, l.At }).ToListAsync(cancellation);
        var account = request.RequesterId is { } requester
            ? await db.Set<Account>().Where(a => a.Id == requester).Select(a => new { a.Name, a.Mail }).FirstOrDefaultAsync(cancellation) : null;
        var organisation = request.OrganisationId is { } place
            ? await db.Set<Organisation>().Where(o => o.Id == place).Select(o => o.Name).FirstOrDefaultAsync(cancellation) : null;
        var processes = await (
            from i in db.Set<WorkflowInstance>()
            from v in db.Set<WorkflowVersion>().Where(v => v.VersionId == i.VersionId).DefaultIfEmpty()
            where i.RequestId == id
            orderby i.StartedAt, i.Id
            select new Process(i.Id, v == null ? null : v.Name, i.SubStatus, i.StartedAt)).ToListAsync(cancellation);
        await audit.ReadAsync(new(AuditAction.Read, Viewed) { ObjectType = "aanvraag", ObjectId = id, ObjectCount = 1 }, cancellation);
        return new(
            subjects.Of(request), account is null ? Requester.Of(request, protector) : new(account.Name, account.Mail), organisation, RequestTrack.Label(kind, request.Status, request.IsCancelled),
            request.At, request.Promised, request.EndedAt,
            RequestTrack.Of(kind, lines.ConvertAll(l => new RequestTrack.Line(l.Status, l.At, null)), request.EndedAt, request.IsCancelled), processes);
    }
}
