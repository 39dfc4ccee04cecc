using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Webhooks;

/// <summary>Signs messages as Standard Webhooks asks, so that receivers can use a library of that standard.</summary>
public static class WebhookSignature
{
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string Header = "webhook-signature";

    private const string Mark = "whsec_";

    /// <summary>A new secret as the receiver keeps it: <c>whsec_</c> and 256 random bits in base64.</summary>
    public static string NewSecret() => Mark + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <param name="secrets">Each signs; during a rotation the new one and the old one.</param>
    /// <param name="timestamp">In the header of the same request.</param>
    /// <returns>For each secret <c>v1,</c> and the HMAC-SHA-256 of id, seconds and body in base64, separated by spaces.</returns>
    public static string Of(IEnumerable<string> secrets, string id, DateTimeOffset timestamp, string body)
    {
        var text = Encoding.UTF8.GetBytes($"{id}.{Seconds(timestamp)}.{body}");
        return string.Join(' ', secrets.Select(s => "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(s[Mark.Length..]), text))));
    }

    /// <summary>Seconds since 1970, as the header has them.</summary>
    public static string Seconds(DateTimeOffset timestamp) => timestamp.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
