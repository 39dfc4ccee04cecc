using Engine.Data;

namespace Engine.Jobs;

/// <summary>Puts work on the queue, in the transaction of whoever asks for it: both are committed or neither.</summary>
public sealed class JobQueue(PortalDbContext db, TimeProvider time)
{
    /// <summary>Adds a head to the unit of work; <see cref="PortalDbContext.SaveChangesAsync(bool, CancellationToken)"/> makes it real.</summary>
    public void Add(string kind, Guid row, DateTimeOffset? due = null) => db.Add(new QueueHead
    {
        TenantId = db.TenantId ?? throw new InvalidOperationException("Work without a tenant cannot be queued."),
        Kind = kind,
        RowId = row,
        Due = due ?? time.GetUtcNow(),
    });
}
