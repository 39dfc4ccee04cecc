using Engine.Data.Databases;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Jobs;

/// <summary>Looks every few seconds, for each database by itself, whether recurring work is due, and counts the queue for the gauges.</summary>
internal sealed class JobClock(
    RecurringSchedule schedule, JobMetrics metrics, JobOptions options, TenantCatalogue catalogue, PortalDatabases databases,
    TimeProvider time, ILogger<JobClock> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Enabled ? Task.WhenAll(databases.Names.Select(name => LookAsync(name, stoppingToken))) : Task.CompletedTask;

    private async Task LookAsync(string database, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Interval, time, stop);
                if (catalogue.Current.All.Count > 0 && !databases.Closed.ContainsKey(database))
                {
                    await schedule.QueueDueAsync(database, stop);
                    await CountAsync(database, stop);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                logger.LogWarning("Recurring work of database {Database} cannot be queued now ({Fault}); trying again", database, fault.GetType().FullName);
            }
        }
    }

    private async Task CountAsync(string database, CancellationToken cancellation)
    {
        if (metrics.AreRead)
        {
            await using var db = databases.Open(database);
            metrics.Counted(database, await JobCount.Of(db.Set<QueueHead>()).ToListAsync(cancellation));
        }
    }
}
