using Engine.Audit;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Web.Health;

/// <summary>The database answers and is the one that this program was built for.</summary>
internal sealed class DatabaseHealth(PortalDbContext db) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            // a real question: an open connection alone does not say that the server still answers
            await db.Set<AuditPending>().AnyAsync(limit.Token);
            var pending = await db.Database.GetPendingMigrationsAsync(limit.Token);
            return pending.Any() ? HealthCheckResult.Unhealthy("A migration is pending.") : HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy(fault.GetType().Name);
        }
    }
}
