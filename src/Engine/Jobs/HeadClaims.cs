using Engine.Data;
using Engine.Data.Databases;
using Microsoft.EntityFrameworkCore;

namespace Engine.Jobs;

/// <summary>Takes heads off the queue of one database and puts them back. Every change names the fence: who lost the lease changes nothing.</summary>
internal sealed class HeadClaims(PortalDatabases databases, string database, JobOptions options, TimeProvider time)
{
    private readonly string[] cursors = ["", "", ""];
    private readonly TenantShare share = new(options.CustomerWorkersPerTenant);

    public string Database => database;

    /// <summary>
    /// Claims up to <paramref name="count"/> due heads, going round the tenants from the one after the last served and sharing
    /// the batch between those that have work: how much one has waiting does not delay another.
    /// </summary>
    public async Task<IReadOnlyList<QueueHead>> ClaimAsync(JobLane lane, int count, CancellationToken cancellation)
    {
        await using var db = databases.Open(database);
        var (now, cursor) = (time.GetUtcNow(), cursors[(int)lane]);
        var tenants = await QueueSql.TenantsAsync(db, lane, cursor, now, count, cancellation);
        if (tenants.Count < count && cursor.Length > 0)
        {
            var first = await QueueSql.TenantsAsync(db, lane, "", now, count - tenants.Count, cancellation);
            tenants.AddRange(first.Except(tenants, StringComparer.Ordinal));
        }

        List<QueueHead> heads = [];
        for (var i = 0; i < tenants.Count; i++)
        {
            var share = (count - heads.Count + tenants.Count - i - 1) / (tenants.Count - i);
            heads.AddRange((await QueueSql.ClaimAsync(db, lane, tenants[i], now, share, now + options.Lease, cancellation)).OrderBy(h => h.Id));
        }

        cursors[(int)lane] = tenants.Count > 0 ? tenants[^1] : "";
        return heads;
    }

    /// <summary>
    /// Claims one due head of a tenant that has fewer at work in this process than its share, going round the tenants. Whoever claims gives it back
    /// by <see cref="GiveBack"/>.
    /// </summary>
    public async Task<IReadOnlyList<QueueHead>> ClaimSharedAsync(JobLane lane, CancellationToken cancellation)
    {
        await using var db = databases.Open(database);
        var (now, cursor) = (time.GetUtcNow(), cursors[(int)lane]);
        // so many that one of them has room left, if there is one
        var tenants = await QueueSql.TenantsAsync(db, lane, cursor, now, options.CustomerWorkers, cancellation);
        tenants.AddRange((await QueueSql.TenantsAsync(db, lane, "", now, options.CustomerWorkers, cancellation)).Except(tenants, StringComparer.Ordinal));
        foreach (var tenant in tenants.Where(share.TryTake))
        {
            IReadOnlyList<QueueHead> heads = [];
            try
            {
                heads = await QueueSql.ClaimAsync(db, lane, tenant, now, 1, now + options.Lease, cancellation);
            }
            finally
            {
                if (heads.Count == 0)
                {
                    share.GiveBack(tenant);
                }
            }

            if (heads.Count > 0)
            {
                cursors[(int)lane] = tenant;
                return heads;
            }
        }

        cursors[(int)lane] = "";
        return [];
    }

    public void GiveBack(IReadOnlyList<QueueHead> heads)
    {
        foreach (var head in heads)
        {
            share.GiveBack(head.TenantId);
        }
    }

    /// <summary>Takes heads off in the transaction of their work, or sets them ready for once more; false when another worker has claimed one since.</summary>
    /// <param name="done">Each with the moment at which its work wants to be done once more; null when it does not.</param>
    public static async Task<bool> FinishAsync(PortalDbContext db, IReadOnlyList<(QueueHead Head, DateTimeOffset? Again)> done, CancellationToken cancellation) =>
        await QueueSql.FinishAsync(db, done, cancellation) == done.Count;

    /// <summary>Sets the head ready for its next attempt, or aside as dead after the last; what was asked for again meanwhile gets new attempts.</summary>
    /// <returns>True when it is dead.</returns>
    public async Task<bool> FailAsync(QueueHead head, string fault, int maximumAttempts)
    {
        var now = time.GetUtcNow();
        var isLast = head.Attempts >= maximumAttempts;
        if (isLast && await ChangeAsync(head, (mine, cancellation) => mine.Where(h => h.AgainAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(h => h.DeadSince, now).SetProperty(h => h.LastFault, fault).SetProperty(h => h.LeasedUntil, (DateTimeOffset?)null),
            cancellation)) == 1)
        {
            return true;
        }

        var (due, attempts) = (now + Backoff.After(head.Attempts), isLast ? 0 : head.Attempts);
        await ChangeAsync(head, (mine, cancellation) => mine.ExecuteUpdateAsync(
            set => set.SetProperty(h => h.Due, due).SetProperty(h => h.Attempts, attempts).SetProperty(h => h.LastFault, fault)
                .SetProperty(h => h.AgainAt, (DateTimeOffset?)null).SetProperty(h => h.LeasedUntil, (DateTimeOffset?)null),
            cancellation));
        return false;
    }

    /// <summary>Gives claims back unused, so that another worker can have them at once.</summary>
    public async Task ReleaseAsync(IReadOnlyList<QueueHead> heads)
    {
        var now = time.GetUtcNow();
        foreach (var head in heads)
        {
            await ChangeAsync(head, (mine, cancellation) => mine.ExecuteUpdateAsync(
                set => set.SetProperty(h => h.Due, now).SetProperty(h => h.LeasedUntil, (DateTimeOffset?)null)
                    .SetProperty(h => h.Attempts, h => h.Attempts - 1),
                cancellation));
        }
    }

    /// <summary>Lengthens the lease; false when it was lost.</summary>
    public async Task<bool> RenewAsync(QueueHead head)
    {
        var until = time.GetUtcNow() + options.Lease;
        return await ChangeAsync(head, (mine, cancellation) => mine.ExecuteUpdateAsync(
            set => set.SetProperty(h => h.LeasedUntil, until).SetProperty(h => h.Due, until), cancellation)) == 1;
    }

    private static IQueryable<QueueHead> Mine(PortalDbContext db, QueueHead head) =>
        db.Set<QueueHead>().Where(h => h.Id == head.Id && h.Fence == head.Fence);

    // stopping must not interrupt these: they say what became of the claim
    private async Task<int> ChangeAsync(QueueHead head, Func<IQueryable<QueueHead>, CancellationToken, Task<int>> change)
    {
        await using var db = databases.Open(database);
        return await change(Mine(db, head), CancellationToken.None);
    }
}
