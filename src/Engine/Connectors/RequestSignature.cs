using System.Security.Cryptography;
using System.Text;

namespace Engine.Connectors;

/// <summary>How the receiver of a request knows that it is ours, new and unchanged; the README of this folder tells receivers what to check.</summary>
public static class RequestSignature
{
    public const string Header = "Portal-Signature";
    public const string TimestampHeader = "Portal-Timestamp";
    public const string IdempotencyHeader = "Idempotency-Key";

    /// <param name="address">Whole address that is asked.</param>
    /// <param name="timestamp">In the header of the same request.</param>
    /// <param name="body">Empty for a request without one.</param>
    /// <returns><c>v1=</c> and the HMAC-SHA-256 in lower-case hexadecimal digits.</returns>
    public static string Of(byte[] secret, string method, Uri address, DateTimeOffset timestamp, string idempotencyKey, ReadOnlySpan<byte> body)
    {
        var text = string.Join('\n', "v1", method, address.Authority, address.PathAndQuery, Seconds(timestamp), idempotencyKey, Convert.ToHexStringLower(SHA256.HashData(body)));
        return "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Seconds since 1970, as the header has them.</summary>
    public static string Seconds(DateTimeOffset timestamp) => timestamp.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
}
