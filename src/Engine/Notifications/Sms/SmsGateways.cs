using Microsoft.Extensions.Configuration;

namespace Engine.Notifications.Sms;

/// <summary>One gateway for text messages under <c>SmsGateways</c> in the host's configuration.</summary>
public sealed record SmsGateway
{
    /// <summary>Where messages are posted to; null for a gateway that is named but not connected: its messages wait.</summary>
    public Uri? Url { get; init; }

    /// <summary>Headers of every request; <c>{secret}</c> in a value is replaced.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public string? Secret { get; init; }

    /// <summary>File that holds the secret, so that it stands in no configuration.</summary>
    public string? SecretFile { get; init; }

    /// <summary>From connecting to the answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);
}

/// <summary>All gateways of this host by name.</summary>
public sealed class SmsGateways(IConfiguration? configuration)
{
    private readonly Dictionary<string, SmsGateway> gateways = configuration?.GetSection("SmsGateways").GetChildren()
        .ToDictionary(s => s.Key, Read, StringComparer.Ordinal) ?? [];

    public IEnumerable<string> Names => gateways.Keys;

    /// <returns>Null when there is none of that name, or it is not connected.</returns>
    public SmsGateway? Connected(string? name) =>
        name is not null && gateways.TryGetValue(name, out var gateway) && gateway.Url is not null ? gateway : null;

    // an empty address binds to an error instead of to none
    private static SmsGateway Read(IConfigurationSection section)
    {
        var url = section["Url"];
        return new()
        {
            Url = string.IsNullOrEmpty(url) ? null : new Uri(url, UriKind.Absolute),
            Headers = section.GetSection("Headers").GetChildren().ToDictionary(h => h.Key, h => h.Value ?? "", StringComparer.OrdinalIgnoreCase),
            Secret = section["Secret"],
            SecretFile = section["SecretFile"],
            Timeout = section.GetValue("Timeout", TimeSpan.FromSeconds(15)),
        };
    }
}
