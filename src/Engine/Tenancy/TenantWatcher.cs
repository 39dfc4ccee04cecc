using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Tenancy;

/// <summary>Looks at the tenant files every half second. Looking works on every file system; notifications do not.</summary>
public sealed partial class TenantWatcher(TenantLoader loader, TimeProvider time, ILogger<TenantWatcher> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        string? before = null;
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await loader.PollAsync(stoppingToken);
                before = null;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // whatever is wrong with the folder, the tenants that run keep running
                if (fault.Message != before)
                {
                    LogFault(fault);
                }

                before = fault.Message;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The tenant files cannot be looked at; what runs keeps running")]
    private partial void LogFault(Exception fault);
}
