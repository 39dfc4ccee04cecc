using Engine.Data;

namespace Engine.Jobs;

/// <summary>Puts work on the queue, in the transaction of whoever asks for it: both are committed or neither.</summary>
public sealed class JobQueue(PortalDbContext db, JobKinds kinds, TimeProvider time)
{
    /// <summary>
    /// Adds a head to the unit of work; <see cref="PortalDbContext.SaveChangesAsync(bool, CancellationToken)"/> makes it real.
    /// Work of this kind on this row that waits already is not doubled: it keeps the earlier moment. If it is being done just now,
    /// also by the caller itself, it is done once more afterwards; if it was laid aside as dead, it gets new attempts.
    /// </summary>
    public void Add(string kind, Guid row, DateTimeOffset? due = null)
    {
        var tenant = db.TenantId ?? throw new InvalidOperationException("Work without a tenant cannot be queued.");
        db.Add(new QueueHead { TenantId = tenant, Kind = kind, RowId = row, Lane = kinds.LaneOf(kind), Due = due ?? time.GetUtcNow() });
    }
}
