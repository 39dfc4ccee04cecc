using Engine.Data.Databases;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Web.Health;

/// <summary>The shared database answers and is the one that this program was built for.</summary>
internal sealed class DatabaseHealth(PortalDatabases databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await DatabaseQuestion.AskAsync(() => databases.Open(PortalDatabases.Shared), cancellationToken) is { } fault
            ? HealthCheckResult.Unhealthy(fault)
            : HealthCheckResult.Healthy();
}
