using Engine.Tenancy;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>Degraded while keys or metadata of some tenant's broker end soon or cannot be used; never unready, because all else works.</summary>
internal sealed class KeyWatchHealth(KeyWatch watch, TenantCatalogue tenants) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var findings = tenants.Current.All.SelectMany(t => watch.Findings(t).Select(f => $"{t.Id}: {f}")).Take(10).ToList();
        return Task.FromResult(findings.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join('\n', findings)));
    }
}
