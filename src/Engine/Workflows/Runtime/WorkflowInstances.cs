using Engine.Audit;
using Engine.Data;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Library;
using Engine.Workflows.Requests;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>
/// The instances of the tenant, newest first, each with what was asked when somebody asked it. Names and correlations of instances stay away: an expression
/// may have put data of a person in them.
/// </summary>
public sealed class WorkflowInstances(PortalDbContext db, RequestSubjects subjects, AuditLog audit)
{
    public const string Listed = "portal.workflow-instanties-bekijken";

    /// <param name="DefinitionId">Null for all.</param>
    public sealed record Filter(string? DefinitionId, WorkflowSubStatus? State)
    {
        /// <summary>Only what carries out a request with this reference, or of somebody with this mail address; null for all.</summary>
        public string? Request { get; init; }
    }

    public sealed record Request(Filter Filter, int Size, AuditCursor? After = null, AuditCursor? Before = null);

    /// <param name="Number">Number of the version that it is pinned to; null when that version is gone.</param>
    public sealed record Row(Guid Id, string DefinitionId, string? Definition, int? Number, WorkflowSubStatus State, DateTimeOffset StartedAt, DateTimeOffset UpdatedAt)
    {
        /// <summary>What was asked; null for work that nobody asked for.</summary>
        public RequestSubjects.Subject? Request { get; init; }

        public AuditCursor Cursor => new(StartedAt, Id);
    }

    public sealed record Page(IReadOnlyList<Row> Rows, bool HasNewer, bool HasOlder)
    {
        public static readonly Page Empty = new([], false, false);
    }

    public async Task<Page> ListAsync(Request request, CancellationToken cancellation)
    {
        var page = await PageAsync(request, cancellation);
        await audit.ReadAsync(new(AuditAction.Read, Listed) { ObjectType = "workflow-instantie", ObjectCount = page.Rows.Count, Detail = request.Filter.DefinitionId }, cancellation);
        return page;
    }

    private async Task<Page> PageAsync(Request request, CancellationToken cancellation)
    {
        var (filter, size) = (request.Filter, request.Size);
        var found = db.Set<WorkflowInstance>().AsNoTracking()
            .Where(i => (filter.DefinitionId == null || i.DefinitionId == filter.DefinitionId) && (filter.State == null || i.SubStatus == filter.State));
        if (filter.Request is { } asked)
        {
            var requests = subjects.Find(asked);
            found = found.Where(i => requests.Any(r => r.Id == i.RequestId));
        }

        if (request.After is null && request.Before is { } before)
        {
            var newer = await RowsAsync(found.Where(i => i.StartedAt > before.At || (i.StartedAt == before.At && i.Id.CompareTo(before.Id) > 0))
                .OrderBy(i => i.StartedAt).ThenBy(i => i.Id).Take(size + 1), cancellation);
            return new([.. newer.Take(size).Reverse()], newer.Count > size, true);
        }

        if (request.After is { } after)
        {
            found = found.Where(i => i.StartedAt < after.At || (i.StartedAt == after.At && i.Id.CompareTo(after.Id) < 0));
        }

        var older = await RowsAsync(found.OrderByDescending(i => i.StartedAt).ThenByDescending(i => i.Id).Take(size + 1), cancellation);
        return new([.. older.Take(size)], request.After is not null, older.Count > size);
    }

    private async Task<List<Row>> RowsAsync(IQueryable<WorkflowInstance> instances, CancellationToken cancellation)
    {
        var rows = await instances.Select(i => new { i.Id, i.DefinitionId, i.VersionId, i.SubStatus, i.StartedAt, i.UpdatedAt, i.RequestId }).ToListAsync(cancellation);
        var ids = rows.Select(r => r.VersionId).Distinct().ToList();
        var versions = await db.Set<WorkflowVersion>().Where(v => ids.Contains(v.VersionId)).Select(v => new { v.VersionId, v.Name, v.Number }).ToDictionaryAsync(v => v.VersionId, cancellation);
        var requests = await subjects.LoadAsync([.. rows.Select(r => r.RequestId).OfType<Guid>()], cancellation);
        return rows.ConvertAll(r => new Row(
            r.Id, r.DefinitionId, versions.GetValueOrDefault(r.VersionId)?.Name, versions.GetValueOrDefault(r.VersionId)?.Number, r.SubStatus, r.StartedAt, r.UpdatedAt)
        {
            Request = r.RequestId is { } id ? requests.GetValueOrDefault(id) : null,
        });
    }
}
