using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Engine.Data.Databases;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Audit;

/// <summary>
/// Chains what was committed, for all tenants of all databases, within a second. Every node does it; the key of a link lets one of them win.
/// Chaining in the transaction of the change itself would make all changes of a tenant wait for each other.
/// </summary>
public sealed partial class AuditSealer(
    PortalDatabases databases, IServiceScopeFactory scopes, TenantCatalogue catalogue, CurrentTenant current, AuditHeads heads, TimeProvider time,
    ILogger<AuditSealer> log) : BackgroundService
{
    private const int MostTenants = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan HeadPeriod = TimeSpan.FromMinutes(1);

    // a node that died may have sealed without keeping the head: the first round keeps that of every tenant
    private readonly ConcurrentDictionary<string, HashSet<string>> moved = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> rounds = new(
        databases.Names.Select(name => KeyValuePair.Create(name, time.GetUtcNow())), StringComparer.Ordinal);

    /// <summary>When the last round of each database ended well; stands still while that database is away.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> LastRounds => rounds;

    // each database by itself: one that does not answer leaves the others their rounds
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(databases.Names.Select(name => SealAsync(name, stoppingToken)));

    /// <summary>One turn for every tenant that has fresh events.</summary>
    /// <returns>True when some tenant has more than fits in one turn.</returns>
    public async Task<bool> RoundAsync(CancellationToken cancellation)
    {
        var more = false;
        await databases.EachAsync(async name => more |= await RoundAsync(name, cancellation));
        return more;
    }

    /// <summary>Writes the head of every chain that grew to a place outside the database and to the log.</summary>
    public Task KeepHeadsAsync(CancellationToken cancellation) => databases.EachAsync(name => KeepHeadsAsync(name, cancellation));

    private async Task SealAsync(string database, CancellationToken stop)
    {
        var kept = time.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (databases.Closed.ContainsKey(database))
                {
                    await Task.Delay(Pause, time, stop);
                    continue;
                }

                var more = await RoundAsync(database, stop);
                if (time.GetElapsedTime(kept) >= HeadPeriod)
                {
                    kept = time.GetTimestamp();
                    await KeepHeadsAsync(database, stop);
                }

                await Task.Delay(more ? TimeSpan.Zero : Pause, time, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // the database may be away for a while; unsealed events stay claimed and are found later
                LogFault(database, fault.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(5), time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> RoundAsync(string database, CancellationToken cancellation)
    {
        var more = false;
        ExceptionDispatchInfo? failed = null;
        foreach (var tenant in await WaitingAsync(database, cancellation))
        {
            try
            {
                var count = await AsAsync(tenant, services => services.GetRequiredService<AuditSealing>().SealAsync(cancellation));
                more |= count == AuditSealing.Round;
                if (count > 0 && moved.TryGetValue(database, out var grown))
                {
                    grown.Add(tenant.Id);
                }
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                // one tenant whose log cannot be sealed must not leave those after it unsealed
                failed ??= ExceptionDispatchInfo.Capture(fault);
            }
        }

        failed?.Throw();
        rounds[database] = time.GetUtcNow();
        return more;
    }

    private async Task KeepHeadsAsync(string database, CancellationToken cancellation)
    {
        var ids = moved.TryGetValue(database, out var grown) ? grown : [.. catalogue.Current.All.Select(t => t.Id)];
        moved[database] = [];
        foreach (var tenant in ids.Select(catalogue.Current.Find).OfType<Tenant>().Where(t => t.Database == database))
        {
            var head = await AsAsync(tenant, services => services.GetRequiredService<AuditSealing>().HeadAsync(cancellation));
            if (head.Sequence > 0)
            {
                await heads.KeepAsync(tenant.Id, head, cancellation);
                LogHead(tenant.Id, head.Sequence, head.Hash);
            }
        }
    }

    private async Task<IReadOnlyList<Tenant>> WaitingAsync(string database, CancellationToken cancellation)
    {
        await using var db = databases.Open(database);
        var ids = await db.Set<AuditPending>().Select(p => p.TenantId).Distinct().OrderBy(id => id).Take(MostTenants).ToListAsync(cancellation);
        // nodes begin at different tenants, so that they seldom meet
        return
        [
            .. ids.Select(catalogue.Current.Find).OfType<Tenant>().Where(t => t.Database == database)
                .OrderBy(t => HashCode.Combine(t.Id, Environment.ProcessId)),
        ];
    }

    private async Task<T> AsAsync<T>(Tenant tenant, Func<IServiceProvider, Task<T>> work)
    {
        using var entered = current.Enter(tenant);
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Audit head of {Tenant}: {Sequence} {Hash}")]
    private partial void LogHead(string tenant, long sequence, string hash);

    [LoggerMessage(Level = LogLevel.Error, Message = "Audit events of database {Database} could not be sealed: {Fault}")]
    private partial void LogFault(string database, string fault);
}
