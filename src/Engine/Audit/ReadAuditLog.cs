using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Audit;

/// <param name="After">Lines older than this place; wins over <paramref name="Before"/>.</param>
/// <param name="Before">Lines newer than this place.</param>
public sealed record AuditPageRequest(AuditFilter Filter, int Size, AuditCursor? After = null, AuditCursor? Before = null);

public sealed record AuditPage(IReadOnlyList<AuditEvent> Lines, bool HasNewer, bool HasOlder);

/// <summary>Reads the log of the current tenant, newest first. Reading the log is an event of the log itself (NEN 7513).</summary>
public sealed class ReadAuditLog(PortalDbContext db, AuditLog log)
{
    public const string Viewed = "portal.logboek-bekijken";
    public const string Exported = "portal.logboek-downloaden";

    public async Task<Result<AuditPage>> HandleAsync(AuditPageRequest request, CancellationToken cancellation)
    {
        var page = await PageAsync(request, cancellation);
        await log.ReadAsync(new(AuditAction.Read, Viewed) { ObjectType = "logboek", ObjectCount = page.Lines.Count, Detail = request.Filter.Describe() }, cancellation);
        return page;
    }

    /// <summary>One line with everything that was recorded.</summary>
    public async Task<AuditEvent?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var line = await db.Set<AuditEvent>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellation);
        if (line is not null)
        {
            await log.ReadAsync(new(AuditAction.Read, Viewed) { ObjectType = "logregel", ObjectId = id, ObjectCount = 1 }, cancellation);
        }

        return line;
    }

    /// <summary>All lines of a selection, one in memory at a time. The download is logged before its first line leaves.</summary>
    public async Task<IAsyncEnumerable<AuditEvent>> ExportAsync(AuditFilter filter, CancellationToken cancellation)
    {
        var lines = filter.Apply(db.Set<AuditEvent>().AsNoTracking());
        var count = await lines.CountAsync(cancellation);
        await log.ReadAsync(new(AuditAction.Execute, Exported) { ObjectType = "logboek", ObjectCount = count, Detail = filter.Describe() }, cancellation);
        return lines.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).AsAsyncEnumerable();
    }

    private async Task<AuditPage> PageAsync(AuditPageRequest request, CancellationToken cancellation)
    {
        var lines = request.Filter.Apply(db.Set<AuditEvent>().AsNoTracking());
        if (request.After is null && request.Before is { } before)
        {
            var newer = await lines
                .Where(e => e.At > before.At || (e.At == before.At && e.Id.CompareTo(before.Id) > 0))
                .OrderBy(e => e.At).ThenBy(e => e.Id).Take(request.Size + 1).ToListAsync(cancellation);
            return new([.. newer.Take(request.Size).Reverse()], newer.Count > request.Size, true);
        }

        if (request.After is { } after)
        {
            lines = lines.Where(e => e.At < after.At || (e.At == after.At && e.Id.CompareTo(after.Id) < 0));
        }

        var older = await lines.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(request.Size + 1).ToListAsync(cancellation);
        return new([.. older.Take(request.Size)], request.After is not null, older.Count > request.Size);
    }
}
