using Engine.Data.Databases;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Tenancy.ChangeSets;

/// <summary>Looks for changes of any node every second, or at once when a database announces one; in each database by itself.</summary>
public sealed partial class ChangeWatcher(PortalDatabases databases, ChangeFeed feed, ChangeSignal signal, ILogger<ChangeWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>The first look is part of the start: no request is answered by a file without the changes over it.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var database in databases.Names.Where(n => !databases.Closed.ContainsKey(n)))
        {
            try
            {
                await feed.RefreshAsync(database, cancellationToken);
            }
            catch (Exception fault) when (database != PortalDatabases.Shared && !cancellationToken.IsCancellationRequested)
            {
                // without its changes a tenant could show what its admin had switched off
                databases.Close(database, fault.Message);
                LogFailing(fault, database);
            }
        }

        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(databases.Names.Select(name => FollowAsync(name, stoppingToken)));

    private async Task FollowAsync(string database, CancellationToken stop)
    {
        var failing = false;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (databases.Closed.ContainsKey(database))
                {
                    await Task.Delay(Interval, stop);
                    continue;
                }

                await signal.WaitAsync(database, Interval, stop);
                await feed.RefreshAsync(database, stop);
                failing = false;
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // the database may be away for a while: what was live stays live, and one line says so
                if (!failing)
                {
                    LogFailing(fault, database);
                }

                failing = true;
                await Task.Delay(Interval, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Changes of configuration in database {Database} cannot be read; the last known ones stay live")]
    private partial void LogFailing(Exception fault, string database);
}
