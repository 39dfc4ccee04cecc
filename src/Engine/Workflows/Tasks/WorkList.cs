using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Workflows.Requests;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Tasks;

/// <summary>Tasks that wait for who is signed in: those that are late first, then those of which people were reminded, then by when they are due.</summary>
public sealed class WorkList(PortalDbContext db, TaskReach reach, SealedValues values, ModuleCatalogue modules, CurrentActor actor, AuditLog audit, TimeProvider time)
{
    public const string Listed = "portal.werklijst-bekijken";

    // a task that is never due comes after all that are
    private static readonly DateTimeOffset Never = DateTimeOffset.MaxValue;

    public enum Whose
    {
        All,

        /// <summary>The person says to be busy with it.</summary>
        Mine,

        /// <summary>Nobody does.</summary>
        Free,
    }

    public sealed record Request(Whose Whose, TaskKind? Kind, int Size, TaskCursor? After = null, TaskCursor? Before = null)
    {
        /// <summary>Only tasks of the request with this <see cref="RequestReference"/>; null for all.</summary>
        public string? Reference { get; init; }
    }

    /// <param name="BusyName">Who is busy with it; null for nobody.</param>
    /// <param name="AwaitsAnswer">The requester was asked something and has not answered.</param>
    public sealed record Row(TaskCursor Cursor, TaskKind Kind, string Title, DateTimeOffset CreatedAt, DateTimeOffset? DueAt, string? BusyName, bool IsMine, bool AwaitsAnswer)
    {
        /// <summary><see cref="RequestReference"/> of the request that it is part of; null for work that nobody asked for.</summary>
        public string? Reference { get; init; }

        public Guid Id => Cursor.Id;

        public bool IsLate => Cursor.Rank == 0;

        public bool IsEscalated => Cursor.Rank == 1;
    }

    /// <summary>Of all tasks of the person, whatever is filtered.</summary>
    public sealed record Counts(int All, int Mine, int Free, int Late)
    {
        public static readonly Counts None = new(0, 0, 0, 0);
    }

    public sealed record Page(IReadOnlyList<Row> Rows, Counts Counts, bool HasPrevious, bool HasNext)
    {
        public static readonly Page Empty = new([], Counts.None, false, false);
    }

    public async Task<Page> ListAsync(Request request, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var open = (await reach.OpenAsync(cancellation)).AsNoTracking();
        var ranked = Filtered(open, request, now).Select(t => new Ranked { Task = t, Rank = t.DueAt < now ? 0 : t.EscalatedAt != null ? 1 : 2, Due = t.DueAt ?? Never });
        var page = request.After is null && request.Before is { } before ? await BeforeAsync(ranked, before, request.Size, cancellation)
            : await AfterAsync(ranked, request.After, request.Size, cancellation);
        var names = await NamesAsync(page.Rows, now, cancellation);
        var requests = await RequestsAsync(page.Rows, cancellation);
        await audit.ReadAsync(new(AuditAction.Read, Listed) { ObjectType = "taak", ObjectCount = page.Rows.Count }, cancellation);
        return new([.. page.Rows.Select(r => RowOf(r, names, requests.GetValueOrDefault(r.Task.InstanceId), now))], await CountAsync(open, now, cancellation), page.HasPrevious, page.HasNext);
    }

    public async Task<Counts> CountAsync(CancellationToken cancellation) => await CountAsync(await reach.OpenAsync(cancellation), time.GetUtcNow(), cancellation);

    private async Task<Counts> CountAsync(IQueryable<WorkTask> open, DateTimeOffset now, CancellationToken cancellation)
    {
        var me = actor.Value.AccountId;
        return await open.GroupBy(t => 1).Select(g => new Counts(
            g.Count(), g.Count(t => t.ClaimedBy == me && t.ClaimedUntil > now), g.Count(t => t.ClaimedBy == null || t.ClaimedUntil <= now), g.Count(t => t.DueAt < now)))
            .FirstOrDefaultAsync(cancellation) ?? Counts.None;
    }

    private IQueryable<WorkTask> Filtered(IQueryable<WorkTask> open, Request request, DateTimeOffset now)
    {
        var me = actor.Value.AccountId;
        var tasks = request.Kind is { } kind ? open.Where(t => t.Kind == kind) : open;
        if (request.Reference is { } reference)
        {
            tasks = tasks.Where(t => db.Set<WorkflowInstance>().Any(i => i.Id == t.InstanceId && db.Set<PortalRequest>().Any(r => r.Id == i.RequestId && r.Reference == reference)));
        }

        return request.Whose switch
        {
            Whose.All => tasks,
            Whose.Mine => tasks.Where(t => t.ClaimedBy == me && t.ClaimedUntil > now),
            Whose.Free => tasks.Where(t => t.ClaimedBy == null || t.ClaimedUntil <= now),
        };
    }

    private static async Task<(List<Ranked> Rows, bool HasPrevious, bool HasNext)> AfterAsync(IQueryable<Ranked> tasks, TaskCursor? after, int size, CancellationToken cancellation)
    {
        if (after is { } at)
        {
            tasks = tasks.Where(t => t.Rank > at.Rank || (t.Rank == at.Rank && (t.Due > at.Due || (t.Due == at.Due && t.Task.Id.CompareTo(at.Id) > 0))));
        }

        var rows = await tasks.OrderBy(t => t.Rank).ThenBy(t => t.Due).ThenBy(t => t.Task.Id).Take(size + 1).ToListAsync(cancellation);
        return (rows[..Math.Min(size, rows.Count)], after is not null, rows.Count > size);
    }

    private static async Task<(List<Ranked> Rows, bool HasPrevious, bool HasNext)> BeforeAsync(IQueryable<Ranked> tasks, TaskCursor at, int size, CancellationToken cancellation)
    {
        var rows = await tasks.Where(t => t.Rank < at.Rank || (t.Rank == at.Rank && (t.Due < at.Due || (t.Due == at.Due && t.Task.Id.CompareTo(at.Id) < 0))))
            .OrderByDescending(t => t.Rank).ThenByDescending(t => t.Due).ThenByDescending(t => t.Task.Id).Take(size + 1).ToListAsync(cancellation);
        var hasPrevious = rows.Count > size;
        rows = rows[..Math.Min(size, rows.Count)];
        rows.Reverse();
        return (rows, hasPrevious, true);
    }

    private Task<Dictionary<Guid, string>> NamesAsync(List<Ranked> rows, DateTimeOffset now, CancellationToken cancellation)
    {
        var busy = rows.Where(r => r.Task.ClaimedUntil > now).Select(r => r.Task.ClaimedBy).OfType<Guid>().Distinct().ToList();
        return db.Set<Account>().Where(a => busy.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancellation);
    }

    // by instance
    private async Task<Dictionary<Guid, PortalRequest>> RequestsAsync(List<Ranked> rows, CancellationToken cancellation)
    {
        var instances = rows.Select(r => r.Task.InstanceId).Distinct().ToList();
        return await (
            from i in db.Set<WorkflowInstance>()
            join r in db.Set<PortalRequest>().AsNoTracking() on i.RequestId equals (Guid?)r.Id
            where instances.Contains(i.Id)
            select new { i.Id, Request = r }).ToDictionaryAsync(f => f.Id, f => f.Request, cancellation);
    }

    private Row RowOf(Ranked row, Dictionary<Guid, string> names, PortalRequest? request, DateTimeOffset now)
    {
        var busy = row.Task.ClaimedUntil > now ? row.Task.ClaimedBy : null;
        var content = TaskContent.Open(values, row.Task.Content);
        return new(
            new(row.Rank, row.Due, row.Task.Id), row.Task.Kind, content.Title, row.Task.CreatedAt, row.Task.DueAt,
            busy is { } by ? names.GetValueOrDefault(by) : null, busy == actor.Value.AccountId, request is not null && modules.RequestKinds.GetValueOrDefault(request.Kind)?.Status(request.Status) is { AsksAnswer: true })
        {
            Reference = request?.Reference,
        };
    }

    private sealed class Ranked
    {
        public required WorkTask Task { get; init; }

        public required int Rank { get; init; }

        public required DateTimeOffset Due { get; init; }
    }
}
