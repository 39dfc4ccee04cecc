using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Engine.SignIn.EHerkenning.Oidc;

/// <summary>
/// Checks an ID token (OpenID Connect Core 3.1.3.7): signature with a key of the broker and an algorithm of the list, issuer, audience,
/// time, and the nonce of this browser's request. What it says is read from the very text that was checked.
/// </summary>
public sealed partial class ReadIdToken(OidcDiscovery discovery, TimeProvider time, ILogger<ReadIdToken> log)
{
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384,
    ];

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <returns>The claims; null when the token cannot be believed.</returns>
    /// <exception cref="BrokerException">The broker's keys cannot be fetched.</exception>
    public async Task<JsonElement?> HandleAsync(
        string token, OidcBrokerConfig config, OpenIdConnectConfiguration broker, BrowserHalf half, CancellationToken cancellation)
    {
        var verdict = await ValidateAsync(token, config, broker.SigningKeys);
        if (verdict.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // the broker may sign with a key that is newer than what we keep of it
            verdict = await ValidateAsync(token, config, (await discovery.AnewAsync(config.Issuer, cancellation)).SigningKeys);
        }

        if (!verdict.IsValid || verdict.SecurityToken is not JsonWebToken jwt)
        {
            LogFault(verdict.Exception);
            return null;
        }

        using var payload = JsonDocument.Parse(Base64UrlEncoder.DecodeBytes(jwt.EncodedPayload));
        var claims = payload.RootElement.Clone();
        var azp = claims.TryGetProperty("azp", out var party) ? party.GetString() : config.ClientId;
        return claims.TryGetProperty("nonce", out var nonce) && nonce.ValueKind == JsonValueKind.String && nonce.GetString() == OidcBroker.Nonce(half)
            && azp == config.ClientId
            ? claims
            : null;
    }

    private Task<TokenValidationResult> ValidateAsync(string token, OidcBrokerConfig config, IEnumerable<SecurityKey> keys) =>
        new JsonWebTokenHandler { MaximumTokenSizeInBytes = 64 * 1024 }.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = OidcDiscovery.Spelling(config.Issuer),
            ValidAudience = config.ClientId,
            IssuerSigningKeys = keys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            TryAllIssuerSigningKeys = false,
            LifetimeValidator = (from, until, _, _) => until is { } end && time.GetUtcNow().UtcDateTime - end < Skew
                && (from is not { } start || start - time.GetUtcNow().UtcDateTime < Skew),
        });

    // the library leaves values out of its messages
    [LoggerMessage(Level = LogLevel.Warning, Message = "An ID token cannot be believed")]
    private partial void LogFault(Exception fault);
}
