using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Engine.SignIn.Protection;

/// <summary>The address that limits count by. Behind a proxy it is the visitor's only when host configuration lists that proxy.</summary>
public static class VisitorAddress
{
    /// <returns>
    /// An IPv4 address, or the /64 of an IPv6 address, because that is what one subscriber gets. Visitors without an address share one count.
    /// </returns>
    public static string Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    public static string Of(IPAddress? address) => address switch
    {
        null => "none",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => new IPNetwork(Prefix(address), 64).ToString(),
        _ => address.ToString(),
    };

    private static IPAddress Prefix(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new(bytes);
    }
}
