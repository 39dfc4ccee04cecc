using Engine.Data.Databases;
using Engine.Tenancy;
using Engine.Tenancy.ChangeSets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Schema;

/// <summary>Tries every few seconds whether an own database that was out of use at start can be used now.</summary>
public sealed partial class DatabaseReturn(
    PortalDatabases databases, DatabaseStart start, ChangeFeed feed, TenantHomes homes, TenantCatalogue catalogue, ILogger<DatabaseReturn> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await TryAllAsync(stoppingToken);
        }
    }

    public Task TryAllAsync(CancellationToken cancellation) => Task.WhenAll(databases.Closed.Keys.Select(name => TryAsync(name, cancellation)));

    private async Task TryAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await Task.Run(() => start.Prepare(name), cancellation);
            // before the first request: without its changes a tenant could show what its admin had switched off
            await feed.RefreshAsync(name, cancellation);
            databases.Reopen(name);
            await homes.EnterAsync(name, [.. catalogue.Current.All.Where(t => t.Database == name).Select(t => t.Id)], cancellation);
            LogBack(name);
        }
        catch (Exception fault)
        {
            databases.Close(name, fault.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The database {Database} is in use again")]
    private partial void LogBack(string database);
}
