using Engine.Data.Databases;
using Engine.Jobs;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Web.Health;

/// <summary>Degraded when nobody looked at a queue for a while: pages still work, what they hand in waits.</summary>
internal sealed class JobsHealth(JobPulse pulse, JobOptions options, PortalDatabases databases, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!options.Enabled)
        {
            return Task.FromResult(HealthCheckResult.Healthy("Other nodes do the work."));
        }

        var now = time.GetUtcNow();
        // an own database that is out of use has a check of its own
        var silent = pulse.Last.Where(l => now - l.Value >= Silence && !databases.Closed.ContainsKey(l.Key)).Select(l => l.Key).Order(StringComparer.Ordinal).ToList();
        return Task.FromResult(silent.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"No work was looked for or finished for five minutes in {string.Join(", ", silent)}."));
    }
}
