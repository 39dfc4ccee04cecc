using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Web.Hosting;

/// <summary>Believes forwarded address, scheme and host only from the proxies that host configuration lists under <c>Proxies</c>, as address or network.</summary>
internal static class TrustedProxies
{
    private const string Section = "Proxies";

    public static void AddTrustedProxies(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedProto;
            // the framework trusts loopback by itself; here only the list counts
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in Listed(configuration))
            {
                if (proxy.Contains('/', StringComparison.Ordinal))
                {
                    options.KnownIPNetworks.Add(IPNetwork.Parse(proxy));
                }
                else
                {
                    options.KnownProxies.Add(IPAddress.Parse(proxy));
                }
            }
        });

    public static void UseTrustedProxies(this WebApplication app)
    {
        // with an empty list the middleware would believe everybody
        if (Listed(app.Configuration).Any())
        {
            app.UseForwardedHeaders();
        }
    }

    private static IEnumerable<string> Listed(IConfiguration configuration) =>
        configuration.GetSection(Section).GetChildren().Select(p => p.Value).OfType<string>();
}
