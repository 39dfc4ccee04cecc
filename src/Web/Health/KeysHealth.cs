using Engine.Data.Encryption;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Web.Health;

/// <summary>Unready without keys: such a node could open no cookie and no encrypted value.</summary>
internal sealed class KeysHealth(KeyProof proof) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.Run(() =>
    {
        try
        {
            proof.Run();
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault)
        {
            return HealthCheckResult.Unhealthy($"The newest data key or cookie key cannot be used: {fault.GetType().Name}.");
        }
    }, cancellationToken);
}
