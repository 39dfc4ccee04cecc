using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Jobs;

/// <summary>Looks every few seconds whether recurring work is due, and counts the queue for the gauges.</summary>
internal sealed class JobClock(
    RecurringSchedule schedule, JobMetrics metrics, JobOptions options, TenantCatalogue catalogue, IServiceScopeFactory scopes,
    TimeProvider time, ILogger<JobClock> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Enabled && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Interval, time, stoppingToken);
                if (catalogue.Current.All.Count > 0)
                {
                    await schedule.QueueDueAsync(stoppingToken);
                }

                if (metrics.AreRead)
                {
                    await CountAsync(stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                logger.LogWarning("Recurring work cannot be queued now ({Fault}); trying again", fault.GetType().FullName);
            }
        }
    }

    private async Task CountAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        metrics.Counted(await JobCount.Of(db.Set<QueueHead>()).ToListAsync(cancellation));
    }
}
