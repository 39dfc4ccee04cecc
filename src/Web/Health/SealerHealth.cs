using Engine.Audit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Web.Health;

/// <summary>Degraded when the sealer of the log stands still in a database: nothing is lost, but nothing is chained either.</summary>
internal sealed class SealerHealth(AuditSealer sealer, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var silent = sealer.LastRounds.Where(r => time.GetUtcNow() - r.Value >= Silence).Select(r => r.Key).Order(StringComparer.Ordinal).ToList();
        return Task.FromResult(silent.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"The sealer of the log made no round for a minute in {string.Join(", ", silent)}."));
    }
}
