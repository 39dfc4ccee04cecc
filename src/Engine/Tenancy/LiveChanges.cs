using System.Collections.Concurrent;
using Engine.Tenancy.Configuration;

namespace Engine.Tenancy;

/// <summary>The live change sets per tenant, as this process knows them: what is laid over each tenant's file.</summary>
public sealed class LiveChanges
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<ConfigChange>> live = new(StringComparer.Ordinal);

    /// <summary>Changes in the order in which they went live; none for most tenants.</summary>
    public IReadOnlyList<ConfigChange> Of(string tenant) => live.GetValueOrDefault(tenant) ?? [];

    /// <summary>Replaces what is known of one tenant; <see cref="TenantLoader.ReloadAsync"/> then makes it count.</summary>
    public void Set(string tenant, IReadOnlyList<ConfigChange> changes) => live[tenant] = changes;
}
