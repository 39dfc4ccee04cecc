using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Jobs;

/// <summary>Work that was laid aside and asks for a decision.</summary>
public sealed record DeadJob(Guid Id, string Title, Guid RowId, DateTimeOffset Since, int Attempts, string? Fault);

/// <summary>The background work of one tenant: figures per kind, and the dead work.</summary>
public sealed record JobFigures(IReadOnlyList<(string Title, int Waiting, int Dead)> Kinds, IReadOnlyList<DeadJob> Dead);

/// <summary>Shows the current tenant its background work, and nobody else's.</summary>
public sealed class JobBoard(PortalDbContext db, JobKinds kinds)
{
    private const int Shown = 100;

    public async Task<JobFigures> LoadAsync(CancellationToken cancellation)
    {
        // heads belong to the platform, so no filter does this
        var heads = db.Set<QueueHead>().AsNoTracking().Where(h => h.TenantId == db.TenantId);
        var counts = await JobCount.Of(heads).ToListAsync(cancellation);
        var dead = await heads.Where(h => h.DeadSince != null).OrderByDescending(h => h.DeadSince).Take(Shown).ToListAsync(cancellation);
        return new(
            [.. counts.Select(c => (kinds.TitleOf(c.Kind), c.Waiting, c.Dead))],
            [.. dead.Select(h => new DeadJob(h.Id, kinds.TitleOf(h.Kind), h.RowId, h.DeadSince ?? default, h.Attempts, h.LastFault))]);
    }

    /// <summary>How much asks for a decision.</summary>
    public Task<int> CountDeadAsync(CancellationToken cancellation) => db.Set<QueueHead>().CountAsync(h => h.TenantId == db.TenantId && h.DeadSince != null, cancellation);

    /// <summary>One piece of dead work; null when it is not, or no longer, dead or not this tenant's.</summary>
    public async Task<DeadJob?> FindAsync(Guid id, CancellationToken cancellation) =>
        await db.Set<QueueHead>().AsNoTracking().FirstOrDefaultAsync(h => h.Id == id && h.TenantId == db.TenantId && h.DeadSince != null, cancellation) is { } head
            ? new(head.Id, kinds.TitleOf(head.Kind), head.RowId, head.DeadSince ?? default, head.Attempts, head.LastFault)
            : null;
}
