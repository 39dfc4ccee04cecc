using Microsoft.Extensions.Configuration;

namespace Engine.Tenancy;

/// <summary>Where a portal lives on the web, from its own file and never from a request: for links in mail (AUT-6).</summary>
public sealed class TenantAddress(IConfiguration configuration, bool isDevelopment)
{
    /// <summary>Root of the portal, ending in a slash. https; in Development https on <c>HTTPS_PORT</c>, or without that http on <c>PORT</c>.</summary>
    public Uri Of(Tenant tenant)
    {
        var host = tenant.Config.Hosts.FirstOrDefault(h => !h.StartsWith("*.", StringComparison.Ordinal))
            ?? tenant.Config.Hosts.Select(h => tenant.Id + h[1..]).FirstOrDefault();
        var secure = configuration.GetValue<int?>("HTTPS_PORT");
        var builder = new UriBuilder
        {
            Scheme = isDevelopment && secure is null ? "http" : "https",
            Host = host ?? configuration["PublicHost"] ?? "localhost",
            Port = isDevelopment ? secure ?? configuration.GetValue("PORT", 5000) : -1,
            Path = host is null ? tenant.PathBase + "/" : "/",
        };
        return builder.Uri;
    }
}
