using Engine.Access;
using Engine.Access.Management;
using Engine.Audit;
using Engine.Calendar;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Modules;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Requests;

/// <summary>
/// The requests that a person may see at the organisation where they work: their own, and for who manages its users all of the organisation, or
/// of the contracts that they manage.
/// </summary>
public sealed class OwnRequests(PortalDbContext db, CurrentActor actor, OwnReach reach, ModuleCatalogue modules, FieldProtector protector, AuditLog audit)
{
    public const string Viewed = "portal.mijn-aanvragen-bekijken";

    /// <param name="Kind">Dutch name.</param>
    /// <param name="Status">Dutch label.</param>
    /// <param name="IsOwn">False for one of a colleague.</param>
    public sealed record Row(Guid Id, string Kind, string Title, string Status, DateTimeOffset At, PromisedDate? Promised, bool IsOpen, bool IsOwn)
    {
        /// <summary>See <see cref="RequestReference"/>.</summary>
        public string Reference => RequestReference.Of(Id);
    }

    /// <param name="Running">The request that ran already when this one was asked, when this person may see it.</param>
    /// <param name="Asks">The requester is asked something, and can answer it here.</param>
    public sealed record Detail(Row Row, IReadOnlyList<TrackStep> Track, Guid? Running, bool Asks);

    /// <param name="open">Null for all.</param>
    /// <returns>Newest first; one more than asked when there is more.</returns>
    public async Task<IReadOnlyList<Row>> ListAsync(bool? open, int skip, int take, CancellationToken cancellation)
    {
        var found = await (await VisibleAsync(cancellation)).Where(r => open == null || r.EndedAt == null == open)
            .OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Skip(skip).Take(take + 1).ToListAsync(cancellation);
        await audit.ReadAsync(new(AuditAction.Read, Viewed) { ObjectType = "aanvraag", ObjectCount = Math.Min(found.Count, take) }, cancellation);
        return found.ConvertAll(RowOf);
    }

    /// <summary>Open requests with a promised day, the first day first.</summary>
    public async Task<IReadOnlyList<Row>> PromisedAsync(int take, CancellationToken cancellation)
    {
        var found = await (await VisibleAsync(cancellation)).Where(r => r.EndedAt == null && r.Promised != null).OrderBy(r => r.Promised).ThenBy(r => r.Id).Take(take).ToListAsync(cancellation);
        if (found.Count > 0)
        {
            await audit.ReadAsync(new(AuditAction.Read, Viewed) { ObjectType = "aanvraag", ObjectCount = found.Count }, cancellation);
        }

        return found.ConvertAll(RowOf);
    }

    /// <returns>Null when there is no such request that this person may see.</returns>
    public async Task<Detail?> FindAsync(Guid id, CancellationToken cancellation)
    {
        if (await (await VisibleAsync(cancellation)).FirstOrDefaultAsync(r => r.Id == id, cancellation) is not { } request)
        {
            return null;
        }

        var lines = await db.Set<RequestStatusLine>().AsNoTracking().Where(l => l.RequestId == id).OrderBy(l => l.Number).ToListAsync(cancellation);
        await audit.ReadAsync(new(AuditAction.Read, Viewed) { ObjectType = "aanvraag", ObjectId = id, ObjectCount = 1 }, cancellation);
        var mayRead = KindOf(request)?.HasOwnNotes != true || request.RequesterId == actor.Value.AccountId;
        return new(RowOf(request), RequestTrack.Of(
            KindOf(request), lines.ConvertAll(l => new RequestTrack.Line(l.Status, l.At, l.Note is null || !mayRead ? null : protector.Reveal(RequestStatusLine.NotePurpose, l.Note))),
            request.EndedAt, request.IsCancelled),
            request.RunningId is { } running && await (await VisibleAsync(cancellation)).AnyAsync(r => r.Id == running, cancellation) ? (Guid?)running : null,
            AnswerRequest.Asks(KindOf(request), request, actor.Value.AccountId));
    }

    private async Task<IQueryable<PortalRequest>> VisibleAsync(CancellationToken cancellation)
    {
        var (me, here) = (actor.Value.AccountId, actor.Value.OrganisationId);
        var managed = await reach.LoadAsync(cancellation);
        var all = managed.IsWhole;
        var contracts = actor.Value.Contracts.Where(c => managed.Sees(c.Id)).Select(c => (Guid?)c.Id).ToList();
        // a session of one branch shows no more than that branch, of the own requests too
        var branch = actor.Value.Branch is null ? null : actor.Value.Contracts.Select(c => (Guid?)c.Id).ToList();
        return db.Set<PortalRequest>().AsNoTracking().Where(r =>
            (r.OrganisationId == here && (all || contracts.Contains(r.ContractId)))
            || (r.RequesterId == me && (r.OrganisationId == null || r.OrganisationId == here) && (branch == null || branch.Contains(r.ContractId))));
    }

    private Row RowOf(PortalRequest request)
    {
        var kind = KindOf(request);
        return new(
            request.Id, kind?.Name ?? request.Kind, request.About(protector), RequestTrack.Label(kind, request.Status, request.IsCancelled), request.At, request.Promised,
            request.EndedAt is null, request.RequesterId == actor.Value.AccountId);
    }

    private RequestKind? KindOf(PortalRequest request) => modules.RequestKinds.GetValueOrDefault(request.Kind);
}
