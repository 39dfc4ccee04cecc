using Engine.Data.Databases;
using Engine.Tenancy;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Jobs;

/// <summary>
/// Works the queues as long as the host runs, whether or not anybody visits. Every database has workers of its own, so that one which does
/// not answer holds up no other. Idle workers wake at a commit in this process and otherwise look once a second, one of them for all.
/// </summary>
internal sealed class JobWorker(
    JobPump pump, JobSignal signal, JobOptions options, TenantCatalogue catalogue, PortalDatabases databases, TimeProvider time,
    ILogger<JobWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Enabled)
        {
            return;
        }

        using var abort = new CancellationTokenSource();
        await using var grace = stoppingToken.Register(() => abort.CancelAfter(options.Grace));
        var workers = databases.Names.SelectMany(database =>
        {
            var (inside, outside, customers) = (new PollTurn(options.Poll, time), new PollTurn(options.Poll, time), new PollTurn(options.Poll, time));
            return Enumerable.Repeat((database, JobLane.Inside, inside), databases.IsEmbedded(database) ? 1 : options.Workers)
                .Concat(Enumerable.Repeat((database, JobLane.Outside, outside), options.OutsideWorkers))
                .Concat(Enumerable.Repeat((database, JobLane.Customers, customers), options.CustomerWorkers));
        });
        await Task.WhenAll(workers.Select(w => Task.Run(() => WorkAsync(w.database, w.Item2, w.Item3, stoppingToken, abort.Token), CancellationToken.None)));
    }

    private async Task WorkAsync(string database, JobLane lane, PollTurn turn, CancellationToken stop, CancellationToken abort)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var next = signal.Next(database, lane);
                // before the first snapshot every tenant would look unknown
                if (catalogue.Current.All.Count == 0 || databases.Closed.ContainsKey(database) || await pump.RunOnceAsync(database, lane, stop, abort) == 0)
                {
                    await IdleAsync(turn, next, stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                logger.LogWarning("The queue of database {Database} cannot be worked now ({Fault}); trying again", database, fault.GetType().FullName);
                await Task.Delay(options.Poll * 2, time, CancellationToken.None);
            }
        }
    }

    /// <summary>Returns at a signal, or when it is this worker's turn to poll for its lane.</summary>
    private async Task IdleAsync(PollTurn turn, Task next, CancellationToken stop)
    {
        do
        {
            await Task.WhenAny(next, Task.Delay(options.Poll, time, stop));
            stop.ThrowIfCancellationRequested();
        }
        while (!next.IsCompleted && !turn.Take());
    }
}
