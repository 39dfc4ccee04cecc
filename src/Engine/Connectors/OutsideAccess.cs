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

    /// <summary>Whether a tenant lists the host of an address that its workflow wrote.</summary>
    public static bool Lists(OutsideConfig config, Uri address) =>
        config.Hosts.Any(h => h.Equals(address.Authority, StringComparison.OrdinalIgnoreCase) || h.Equals(address.IdnHost, StringComparison.OrdinalIgnoreCase) && address.IsDefaultPort);
}
