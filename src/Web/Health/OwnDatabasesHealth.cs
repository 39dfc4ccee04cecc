using System.Collections.Concurrent;
using Engine.Data.Databases;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Web.Health;

/// <summary>
/// Degraded while a database that tenants have for themselves does not answer; never unready, because all other tenants have no part in it.
/// </summary>
internal sealed class OwnDatabasesHealth(PortalDatabases databases) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var faults = new ConcurrentDictionary<string, object>(databases.Closed.Select(c => KeyValuePair.Create(c.Key, (object)c.Value)), StringComparer.Ordinal);
        var open = databases.Names.Where(n => n != PortalDatabases.Shared && !faults.ContainsKey(n));
        await Task.WhenAll(open.Select(async name =>
        {
            if (await DatabaseQuestion.AskAsync(() => databases.Open(name), cancellationToken) is { } fault)
            {
                faults[name] = fault;
            }
        }));
        return faults.IsEmpty
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"Out of use: {string.Join(", ", faults.Keys.Order(StringComparer.Ordinal))}.", data: faults);
    }
}
