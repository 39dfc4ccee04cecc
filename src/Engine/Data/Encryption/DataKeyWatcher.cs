using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Data.Encryption;

/// <summary>Lets a running node know of keys that another one added, well before anything is written with them.</summary>
public sealed partial class DataKeyWatcher(DataKeys keys, TimeProvider time, ILogger<DataKeyWatcher> log) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Task.Run(keys.Refresh, stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                // the keys that are known stay in use
                LogUnread(fault.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The data keys cannot be read anew: {Fault}")]
    private partial void LogUnread(string fault);
}
