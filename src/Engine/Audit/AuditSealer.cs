using System.Runtime.ExceptionServices;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Audit;

/// <summary>
/// Chains what was committed, for all tenants, within a second. Every node does it; the key of a link lets one of them win. Chaining in the
/// transaction of the change itself would make all changes of a tenant wait for each other.
/// </summary>
public sealed partial class AuditSealer(
    IServiceScopeFactory scopes, TenantCatalogue catalogue, CurrentTenant current, AuditHeads heads, TimeProvider time, ILogger<AuditSealer> log)
    : BackgroundService
{
    private const int MostTenants = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan HeadPeriod = TimeSpan.FromMinutes(1);

    // a node that died may have sealed without keeping the head: the first round keeps that of every tenant
    private HashSet<string>? moved;

    /// <summary>When the last round ended well; stands still while the database is away.</summary>
    public DateTimeOffset LastRound { get; private set; } = time.GetUtcNow();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var kept = time.GetTimestamp();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var more = await RoundAsync(stoppingToken);
                if (time.GetElapsedTime(kept) >= HeadPeriod)
                {
                    kept = time.GetTimestamp();
                    await KeepHeadsAsync(stoppingToken);
                }

                await Task.Delay(more ? TimeSpan.Zero : Pause, time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // the database may be away for a while; unsealed events stay claimed and are found later
                LogFault(fault.GetType().Name);
                await Task.Delay(TimeSpan.FromSeconds(5), time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>One turn for every tenant that has fresh events.</summary>
    /// <returns>True when some tenant has more than fits in one turn.</returns>
    public async Task<bool> RoundAsync(CancellationToken cancellation)
    {
        var more = false;
        ExceptionDispatchInfo? failed = null;
        foreach (var tenant in await WaitingAsync(cancellation))
        {
            try
            {
                var count = await AsAsync(tenant, services => services.GetRequiredService<AuditSealing>().SealAsync(cancellation));
                more |= count == AuditSealing.Round;
                if (count > 0)
                {
                    moved?.Add(tenant.Id);
                }
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                // one tenant whose log cannot be sealed must not leave those after it unsealed
                failed ??= ExceptionDispatchInfo.Capture(fault);
            }
        }

        failed?.Throw();
        LastRound = time.GetUtcNow();
        return more;
    }

    /// <summary>Writes the head of every chain that grew to a place outside the database and to the log.</summary>
    public async Task KeepHeadsAsync(CancellationToken cancellation)
    {
        var ids = moved ?? [.. catalogue.Current.All.Select(t => t.Id)];
        moved = [];
        foreach (var tenant in ids.Select(catalogue.Current.Find).OfType<Tenant>())
        {
            var head = await AsAsync(tenant, services => services.GetRequiredService<AuditSealing>().HeadAsync(cancellation));
            if (head.Sequence > 0)
            {
                await heads.KeepAsync(tenant.Id, head, cancellation);
                LogHead(tenant.Id, head.Sequence, head.Hash);
            }
        }
    }

    private async Task<IReadOnlyList<Tenant>> WaitingAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var ids = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Set<AuditPending>()
            .Select(p => p.TenantId).Distinct().OrderBy(id => id).Take(MostTenants).ToListAsync(cancellation);
        // nodes begin at different tenants, so that they seldom meet
        return [.. ids.Select(catalogue.Current.Find).OfType<Tenant>().OrderBy(t => HashCode.Combine(t.Id, Environment.ProcessId))];
    }

    private async Task<T> AsAsync<T>(Tenant tenant, Func<IServiceProvider, Task<T>> work)
    {
        using var entered = current.Enter(tenant);
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Audit head of {Tenant}: {Sequence} {Hash}")]
    private partial void LogHead(string tenant, long sequence, string hash);

    [LoggerMessage(Level = LogLevel.Error, Message = "Audit events could not be sealed: {Fault}")]
    private partial void LogFault(string fault);
}
