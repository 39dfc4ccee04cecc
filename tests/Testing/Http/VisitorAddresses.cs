using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Testing.Http;

/// <summary>
/// Gives each visitor of a test an address of its own, as people have, because limits count by address. The test server knows no
/// network, so the address travels in a header that only this filter reads.
/// </summary>
public sealed class VisitorAddresses : IStartupFilter
{
    public const string Header = "X-Test-Address";

    private static int last;

    /// <summary>An address that no visitor of this process had.</summary>
    public static string Next()
    {
        var number = Interlocked.Increment(ref last);
        return $"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}";
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            if (context.Request.Headers.TryGetValue(Header, out var address))
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(address.ToString());
                context.Request.Headers.Remove(Header);
            }

            return following();
        });
        next(app);
    };
}
