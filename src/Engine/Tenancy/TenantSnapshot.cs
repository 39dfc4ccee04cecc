using System.Collections.Frozen;

namespace Engine.Tenancy;

/// <summary>All live tenants at one moment, with the table from address to tenant. Immutable: a change makes a new one.</summary>
public sealed class TenantSnapshot
{
    public static readonly TenantSnapshot Empty = new([]);

    private readonly FrozenDictionary<string, Tenant> byId;
    private readonly FrozenDictionary<string, Tenant>.AlternateLookup<ReadOnlySpan<char>> byHost;
    private readonly FrozenDictionary<string, Tenant>.AlternateLookup<ReadOnlySpan<char>> byWildcard;
    private readonly FrozenDictionary<string, Tenant>.AlternateLookup<ReadOnlySpan<char>> byPrefix;

    public TenantSnapshot(IReadOnlyCollection<Tenant> tenants)
    {
        byId = tenants.ToFrozenDictionary(t => t.Id, StringComparer.Ordinal);
        var hosts = tenants.SelectMany(t => t.Config.Hosts.Select(host => (Host: host, Tenant: t))).ToList();
        byHost = Table(hosts.Where(h => !h.Host.StartsWith("*.", StringComparison.Ordinal)));
        byWildcard = Table(hosts.Where(h => h.Host.StartsWith("*.", StringComparison.Ordinal)).Select(h => (h.Host[2..], h.Tenant)));
        byPrefix = Table(tenants.Where(t => t.Config.PathPrefix is not null).Select(t => (t.Config.PathPrefix ?? "", t)));
    }

    public IReadOnlyCollection<Tenant> All => byId.Values;

    public Tenant? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Host name without port, in any case; an exact name wins from a wildcard, a longer wildcard from a shorter.</summary>
    public Tenant? FindByHost(ReadOnlySpan<char> host)
    {
        if (byHost.TryGetValue(host, out var tenant))
        {
            return tenant;
        }

        for (var dot = host.IndexOf('.'); dot >= 0; dot = host.IndexOf('.'))
        {
            host = host[(dot + 1)..];
            if (byWildcard.TryGetValue(host, out tenant))
            {
                return tenant;
            }
        }

        return null;
    }

    public Tenant? FindByPrefix(ReadOnlySpan<char> segment) => byPrefix.TryGetValue(segment, out var tenant) ? tenant : null;

    private static FrozenDictionary<string, Tenant>.AlternateLookup<ReadOnlySpan<char>> Table(IEnumerable<(string Key, Tenant Tenant)> rows) =>
        rows.ToFrozenDictionary(r => r.Key, r => r.Tenant, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
