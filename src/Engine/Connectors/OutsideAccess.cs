using System.Net;
using Microsoft.Extensions.Hosting;

namespace Engine.Connectors;

/// <summary>Which addresses outside may be asked at all: by https, and without it only in Development or on this machine.</summary>
public sealed class OutsideAccess(IHostEnvironment? environment = null)
{
    private readonly bool isDevelopment = environment?.IsDevelopment() == true;

    /// <summary>The address as one that may be asked, whoever's it is.</summary>
    /// <param name="fault">What is wrong with it, in Dutch.</param>
    public Uri? Read(string text, out string? fault)
    {
        fault = null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0 || address.Host.Length == 0)
        {
            fault = "geen volledig adres dat begint met https://";
        }
        else if (address.Scheme == "http" && !isDevelopment && !address.IsLoopback)
        {
            fault = "een adres zonder https://";
        }

        return fault is null ? address : null;
    }

    /// <summary>What requests to servers of customers may reach: no private network, whatever the tenant has for itself; in Development this machine.</summary>
    public OutsideConfig ForCustomers { get; } = new() { PrivateNetworks = environment?.IsDevelopment() == true ? ["127.0.0.0/8", "::1/128"] : [] };

    /// <summary>The address of a customer's server: by https, and in Development without it on this machine.</summary>
    /// <param name="fault">What is wrong with it, in Dutch.</param>
    public Uri? ReadOfCustomer(string text, out string? fault)
    {
        if (Read(text, out fault) is not { } address)
        {
            return null;
        }

        fault = address.Scheme == "http" && !(isDevelopment && address.IsLoopback) ? "een adres zonder https://"
            : address.Fragment.Length > 0 ? "een adres met een hekje (#)"
            : !isDevelopment && (address.IsLoopback || IPAddress.TryParse(address.DnsSafeHost, out var ip) && PrivateAddresses.Contains(ip)) ? "een adres binnen een eigen netwerk"
            : null;
        return fault is null ? address : null;
    }

    /// <summary>Whether a tenant lists the host of an address that its workflow or customer wrote.</summary>
    /// <param name="hosts">Names, with <c>:port</c> where it is not the usual one.</param>
    public static bool Lists(IReadOnlyList<string> hosts, Uri address) =>
        hosts.Any(h => h.Equals(address.Authority, StringComparison.OrdinalIgnoreCase) || h.Equals(address.IdnHost, StringComparison.OrdinalIgnoreCase) && address.IsDefaultPort);
}
