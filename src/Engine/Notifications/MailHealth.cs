using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Engine.Notifications;

/// <summary>Degraded while mail has nowhere to go: the portal works, but codes and links do not arrive.</summary>
internal sealed class MailHealth(MailRoute route) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(route.Mail == MailDestination.Nowhere
            ? HealthCheckResult.Degraded("Smtp:Host is not set: mail waits in the outbox.")
            : HealthCheckResult.Healthy());
}
