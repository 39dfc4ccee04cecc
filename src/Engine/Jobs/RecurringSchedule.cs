using Engine.Data;
using Engine.Data.Databases;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Jobs;

/// <summary>Queues recurring work that is due. Moving the row to its next moment is the claim: the node that moves it queues the heads.</summary>
public sealed class RecurringSchedule
{
    private readonly PortalDatabases databases;
    private readonly IReadOnlyList<RecurringJob> jobs;
    private readonly TenantCatalogue catalogue;
    private readonly CurrentTenant current;
    private readonly JobKinds kinds;
    private readonly JobSignal signal;
    private readonly TimeProvider time;

    internal RecurringSchedule(
        PortalDatabases databases, IEnumerable<RecurringJob> jobs, TenantCatalogue catalogue, CurrentTenant current, JobKinds kinds,
        JobSignal signal, TimeProvider time)
    {
        this.databases = databases;
        this.jobs = [.. jobs];
        this.catalogue = catalogue;
        this.current = current;
        this.kinds = kinds;
        this.signal = signal;
        this.time = time;
    }

    /// <summary>Every database keeps moments of its own, for the tenants that live there.</summary>
    /// <returns>Number of occurrences that this node queued.</returns>
    public async Task<int> QueueDueAsync(CancellationToken cancellation)
    {
        var queued = 0;
        await databases.EachAsync(async name => queued += await QueueDueAsync(name, cancellation));
        return queued;
    }

    public async Task<int> QueueDueAsync(string database, CancellationToken cancellation)
    {
        var queued = 0;
        foreach (var job in jobs)
        {
            await using var db = databases.Open(database);
            if (await QueueAsync(db, job, cancellation))
            {
                queued++;
                signal.Set(database);
            }
        }

        return queued;
    }

    private async Task<bool> QueueAsync(PortalDbContext db, RecurringJob job, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var row = await db.Set<RecurringOccurrence>().AsNoTracking().FirstOrDefaultAsync(o => o.Kind == job.Kind, cancellation);
        if (row is null)
        {
            await BeginAsync(db, job, now, cancellation);
            return false;
        }

        if (row.Due > now)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var next = job.Recurrence.Next(now);
        if (await db.Set<RecurringOccurrence>().Where(o => o.Kind == job.Kind && o.Due == row.Due)
            .ExecuteUpdateAsync(set => set.SetProperty(o => o.Due, next), cancellation) == 0)
        {
            return false;
        }

        var heads = catalogue.Current.All.Where(t => t.Database == db.DatabaseName)
            .Select(t => new QueueHead { TenantId = t.Id, Kind = job.Kind, RowId = Guid.Empty, Lane = LaneFor(t, job), Due = now });
        await QueueSql.AddOrJoinAsync(db, heads, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private JobLane LaneFor(Tenant tenant, RecurringJob job)
    {
        using var entered = current.Enter(tenant);
        return kinds.LaneOf(job.Kind);
    }

    private static async Task BeginAsync(PortalDbContext db, RecurringJob job, DateTimeOffset now, CancellationToken cancellation)
    {
        db.Add(new RecurringOccurrence { Kind = job.Kind, Due = job.Recurrence.Next(now) });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            // another node began it at the same moment
        }
    }
}
