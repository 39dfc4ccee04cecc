using System.Collections.Frozen;
using Microsoft.Extensions.Configuration;

namespace Engine.Tenancy;

/// <summary>From address to tenant: by host name, and on shared hosts by the first segment of the path. Allocates nothing.</summary>
public sealed class TenantResolver(TenantCatalogue catalogue, IConfiguration host)
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> shared = host.GetSection("PathPrefixHosts").GetChildren()
        .Select(h => h.Value ?? "").ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="header">Host header as it came, with or without port.</param>
    /// <param name="path">Path of the request, with leading slash.</param>
    /// <param name="byPrefix">True when the first segment chose the tenant and is no part of the page's address.</param>
    public Tenant? Resolve(ReadOnlySpan<char> header, ReadOnlySpan<char> path, out bool byPrefix)
    {
        byPrefix = false;
        var name = HostName.Of(header);
        var snapshot = catalogue.Current;
        if (snapshot.FindByHost(name) is { } tenant)
        {
            return tenant;
        }

        if (path.Length < 2 || !shared.Contains(name))
        {
            return null;
        }

        var end = path[1..].IndexOf('/');
        tenant = snapshot.FindByPrefix(end < 0 ? path[1..] : path.Slice(1, end));
        byPrefix = tenant is not null;
        return tenant;
    }
}
