using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Engine.Tenancy;

/// <summary>Degraded while a tenant's file is wrong; never unready, because the other tenants have no part in it.</summary>
public sealed class ConfigurationHealthCheck(ConfigurationHealth health) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var report = health.Current;
        if (report.Errors.Count == 0)
        {
            return Task.FromResult(HealthCheckResult.Healthy());
        }

        var places = report.Errors.Take(10).Select(e => e.ToString());
        return Task.FromResult(HealthCheckResult.Degraded(string.Join('\n', places), data: new Dictionary<string, object>
        {
            ["errors"] = report.Errors.Count,
            ["kept"] = string.Join(", ", report.Kept),
            ["absent"] = string.Join(", ", report.Absent),
        }));
    }
}
