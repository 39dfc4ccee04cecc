using Engine.Data;
using Engine.Tenancy;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Jobs;

/// <summary>
/// Works the queue as long as the host runs, whether or not anybody visits. Idle workers wake at a commit in this process and
/// otherwise look once a second, one of them for all.
/// </summary>
internal sealed class JobWorker(
    JobPump pump, JobSignal signal, JobOptions options, TenantCatalogue catalogue, IServiceScopeFactory scopes, TimeProvider time,
    ILogger<JobWorker> logger) : BackgroundService
{
    private readonly long[] polled = new long[Enum.GetValues<JobLane>().Length];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Enabled)
        {
            return;
        }

        using var abort = new CancellationTokenSource();
        await using var grace = stoppingToken.Register(() => abort.CancelAfter(options.Grace));
        var slots = Enumerable.Repeat(JobLane.Inside, InsideWorkers()).Concat(Enumerable.Repeat(JobLane.Outside, options.OutsideWorkers));
        await Task.WhenAll(slots.Select(lane => Task.Run(() => WorkAsync(lane, stoppingToken, abort.Token), CancellationToken.None)));
    }

    private int InsideWorkers()
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<PortalDbContext>().Database.IsSqlite() ? 1 : options.Workers;
    }

    private async Task WorkAsync(JobLane lane, CancellationToken stop, CancellationToken abort)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var next = signal.Next;
                // before the first snapshot every tenant would look unknown
                if (catalogue.Current.All.Count == 0 || await pump.RunOnceAsync(lane, stop, abort) == 0)
                {
                    await IdleAsync(lane, next, stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                logger.LogWarning("The queue cannot be worked now ({Fault}); trying again", fault.GetType().FullName);
                await Task.Delay(options.Poll * 2, time, CancellationToken.None);
            }
        }
    }

    /// <summary>Returns at a signal, or when it is this worker's turn to poll for its lane.</summary>
    private async Task IdleAsync(JobLane lane, Task next, CancellationToken stop)
    {
        do
        {
            await Task.WhenAny(next, Task.Delay(options.Poll, time, stop));
            stop.ThrowIfCancellationRequested();
        }
        while (!next.IsCompleted && !TakeTurn(lane));
    }

    private bool TakeTurn(JobLane lane)
    {
        var now = time.GetTimestamp();
        var last = Volatile.Read(ref polled[(int)lane]);
        return (last == 0 || time.GetElapsedTime(last, now) >= options.Poll * 0.9)
            && Interlocked.CompareExchange(ref polled[(int)lane], now, last) == last;
    }
}
