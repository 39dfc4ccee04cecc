using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Tenancy.ChangeSets;

/// <summary>Looks for changes of any node every second, or at once when the database announces one.</summary>
public sealed partial class ChangeWatcher(ChangeFeed feed, ChangeSignal signal, ILogger<ChangeWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>The first look is part of the start: no request is answered by a file without the changes over it.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await feed.RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await signal.WaitAsync(Interval, stoppingToken);
                await feed.RefreshAsync(stoppingToken);
                failing = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // the database may be away for a while: what was live stays live, and one line says so
                if (!failing)
                {
                    LogFailing(fault);
                }

                failing = true;
                await Task.Delay(Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Changes of configuration cannot be read; the last known ones stay live")]
    private partial void LogFailing(Exception fault);
}
