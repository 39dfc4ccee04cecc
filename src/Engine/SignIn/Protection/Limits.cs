using System.Security.Cryptography;
using System.Text;
using Engine.Data.Databases;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.Protection;

/// <summary>Counts who does what how often, in the database that all nodes and tenants share.</summary>
public sealed class Limits
{
    private const string Purpose = "sign-in.limit";

    private readonly PortalDatabases databases;
    private readonly DataKeys keys;
    private readonly LimitOptions options;
    private readonly LimitMemory memory;
    private readonly SignInMetrics metrics;
    private readonly TimeProvider time;

    internal Limits(PortalDatabases databases, DataKeys keys, LimitOptions options, LimitMemory memory, SignInMetrics metrics, TimeProvider time) =>
        (this.databases, this.keys, this.options, this.memory, this.metrics, this.time) = (databases, keys, options, memory, metrics, time);

    /// <summary>Takes one from a budget.</summary>
    /// <param name="who">Address, or tenant and account: what is counted together. It is never stored as it is.</param>
    /// <returns>Null when it may go on; otherwise the moment from which it may be tried again.</returns>
    public async ValueTask<DateTimeOffset?> TakeAsync(Budget budget, string who, CancellationToken cancellation)
    {
        var (allowance, now) = (options.Of(budget), time.GetUtcNow());
        var key = KeyOf(budget, allowance, who);
        var name = Convert.ToBase64String(key);
        if (memory.TrySpend(name, now))
        {
            return null;
        }

        if (memory.ClosedUntil(name, now) is { } until)
        {
            metrics.Limited(budget);
            return until;
        }

        await using var db = databases.Open(PortalDatabases.Shared);
        if (await LimitSql.TakeAsync(db, key, allowance, now, cancellation))
        {
            if (allowance.Portion > 1)
            {
                memory.Keep(name, allowance.Portion - 1, now + allowance.Window, now);
            }

            return null;
        }

        // the oldest moment that other nodes' clocks wrote may lie just ahead of ours
        var free = await LimitSql.FreeAtAsync(db, key, allowance, cancellation) is { } at && at > now ? at : now.AddSeconds(1);
        memory.Close(name, free, now);
        metrics.Limited(budget);
        return free;
    }

    /// <summary>Whether this node remembers that who asks was refused; the database is not asked, and nothing is taken.</summary>
    /// <returns>Null when it may go on as far as this node knows; otherwise the moment from which it may be tried again.</returns>
    public DateTimeOffset? ClosedUntil(Budget budget, string who) =>
        memory.ClosedUntil(Convert.ToBase64String(KeyOf(budget, options.Of(budget), who)), time.GetUtcNow());

    /// <summary>
    /// Writes a count as it is. It is the work of counting a failure, for an address that has no account to count it at, so that the time
    /// of an answer does not tell whether there is one (AUT-3).
    /// </summary>
    public async Task TouchAsync(Budget budget, string who, CancellationToken cancellation)
    {
        var key = KeyOf(budget, options.Of(budget), who);
        await using var db = databases.Open(PortalDatabases.Shared);
        await db.Set<SignInLimit>().Where(l => l.Key == key).ExecuteUpdateAsync(set => set.SetProperty(l => l.EndsAt, l => l.EndsAt), cancellation);
    }

    private byte[] KeyOf(Budget budget, Allowance allowance, string who)
    {
        var secret = keys.Derive(DataKeyKind.Search, keys.Newest(DataKeyKind.Search), "", Purpose);
        // with another number of moments a row has another shape
        return HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{budget}:{allowance.Slots}:{who}"))[..SignInLimit.KeyLength];
    }
}
