using Microsoft.Extensions.Configuration;

namespace Engine.Tenancy;

/// <summary>Where a portal lives on the web, from its own file and never from a request: for links in mail (AUT-6).</summary>
public sealed class TenantAddress(IConfiguration configuration, bool isDevelopment)
{
    /// <summary>Root of the portal, ending in a slash. https, except in Development: there http on <c>PORT</c>.</summary>
    public Uri Of(Tenant tenant)
    {
        var host = tenant.Config.Hosts.FirstOrDefault(h => !h.StartsWith("*.", StringComparison.Ordinal))
            ?? tenant.Config.Hosts.Select(h => tenant.Id + h[1..]).FirstOrDefault();
        var builder = new UriBuilder
        {
            Scheme = isDevelopment ? "http" : "https",
            Host = host ?? configuration["PublicHost"] ?? "localhost",
            Port = isDevelopment ? configuration.GetValue("PORT", 5000) : -1,
            Path = host is null ? tenant.PathBase + "/" : "/",
        };
        return builder.Uri;
    }
}
