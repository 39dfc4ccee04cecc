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
        Report();
        int? seen = null;
        string? before = null;
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                seen = await LookAsync(seen, stoppingToken);
                before = null;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // half-written, just removed or forbidden: what runs keeps running, and the next look may see it whole
                if (fault.Message != before)
                {
                    LogUnreadable(fault);
                }

                before = fault.Message;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <param name="seen">Fingerprint of the last look; null at the first, which finds what was read at start.</param>
    private async Task<int> LookAsync(int? seen, CancellationToken cancellation)
    {
        var now = catalogue.Fingerprint();
        if (seen is not null && now != seen)
        {
            catalogue.Reload();
            Report();
            await tenants.ReloadAsync(cancellation, retry: true);
        }

        return now;
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
