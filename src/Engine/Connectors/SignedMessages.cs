using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Engine.Connectors;

/// <summary>
/// Messages that a system outside sends here, signed as the portal signs its own (<see cref="RequestSignature"/>) with the secret of its connector. A
/// copy that comes later than five minutes is refused; one that comes sooner is for the receiver to recognise.
/// </summary>
public sealed class SignedMessages(ConnectorSecrets secrets, TimeProvider time)
{
    /// <summary>Bytes of a message.</summary>
    public const int Largest = 2 * 1024 * 1024;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <param name="secretName">Name of the secret under <c>ConnectorSecrets</c>.</param>
    /// <returns>The body; null when it is not signed with that secret, too old or too large.</returns>
    public async Task<byte[]?> ReadAsync(HttpRequest request, string secretName, CancellationToken cancellation)
    {
        if (request.ContentLength > Largest || !long.TryParse(request.Headers[RequestSignature.TimestampHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) > Window.TotalSeconds || await secrets.ReadAsync(secretName, cancellation) is not { } secret)
        {
            return null;
        }

        if (await BodyAsync(request.Body, cancellation) is not { } body)
        {
            return null;
        }

        var expected = RequestSignature.Of(
            secret, request.Method, new(request.GetEncodedUrl()), DateTimeOffset.FromUnixTimeSeconds(seconds), request.Headers[RequestSignature.IdempotencyHeader].ToString(), body);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(request.Headers[RequestSignature.Header].ToString())) ? body : null;
    }

    private static async Task<byte[]?> BodyAsync(Stream stream, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var part = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(part, cancellation)) > 0;)
        {
            body.Write(part, 0, read);
            if (body.Length > Largest)
            {
                return null;
            }
        }

        return body.ToArray();
    }
}
