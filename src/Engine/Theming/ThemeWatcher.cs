using Engine.Tenancy;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Engine.Theming;

/// <summary>Picks up changed themes while the portal runs. Looks at the files themselves: notifications get lost on network and container disks.</summary>
internal sealed partial class ThemeWatcher(ThemeCatalogue catalogue, TenantLoader tenants, TimeProvider time, ILogger<ThemeWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var seen = catalogue.Fingerprint();
        Report();
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                seen = await LookAsync(seen, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // the host stops
        }
    }

    private async Task<int> LookAsync(int seen, CancellationToken cancellation)
    {
        try
        {
            var now = catalogue.Fingerprint();
            if (now != seen)
            {
                catalogue.Reload();
                Report();
                await tenants.ReloadAsync(cancellation, retry: true);
            }

            return now;
        }
        catch (IOException fault)
        {
            // half-written or just removed: the next look sees it whole
            LogUnreadable(fault);
            return seen;
        }
    }

    private void Report()
    {
        foreach (var (theme, fault) in catalogue.Faults)
        {
            LogRefused(theme, fault);
        }
    }

    [LoggerMessage(LogLevel.Error, "Theme {Theme} was refused: {Fault}")]
    private partial void LogRefused(string theme, string fault);

    [LoggerMessage(LogLevel.Warning, "The themes folder could not be read")]
    private partial void LogUnreadable(Exception fault);
}
