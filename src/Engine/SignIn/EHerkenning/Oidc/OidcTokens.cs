using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Engine.SignIn.EHerkenning.Oidc;

/// <summary>Exchanges a code for an ID token. The portal proves who it is by a shared secret or by a signed assertion (RFC 7523), never in the address.</summary>
public sealed class OidcTokens(IHttpClientFactory clients, HostSecrets secrets, HostCertificates certificates, OidcAddresses addresses, TimeProvider time)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <returns>The ID token, unread.</returns>
    /// <exception cref="BrokerException">The broker cannot be reached, or refuses the code.</exception>
    public async Task<string> ExchangeAsync(
        OidcBrokerConfig config, OpenIdConnectConfiguration broker, string code, BrowserHalf half, CancellationToken cancellation)
    {
        try
        {
            using var form = new FormUrlEncodedContent(Form(config, broker, code, half));
            using var answer = await clients.CreateClient(OidcDiscovery.HttpClientName).PostAsync(new Uri(broker.TokenEndpoint), form, cancellation);
            var body = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellation);
            return answer.IsSuccessStatusCode && body.ValueKind == JsonValueKind.Object && body.TryGetProperty("id_token", out var token)
                && token.GetString() is { Length: > 0 } text
                ? text
                : throw new BrokerException($"The broker refused the code: {(int)answer.StatusCode}.");
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or InvalidOperationException or UriFormatException
            || (fault is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new BrokerException("The code cannot be exchanged.", fault);
        }
    }

    private Dictionary<string, string> Form(OidcBrokerConfig config, OpenIdConnectConfiguration broker, string code, BrowserHalf half)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = addresses.Answer.ToString(),
            ["code_verifier"] = OidcBroker.Verifier(half),
            ["client_id"] = config.ClientId,
        };
        if (config.Key is { } key)
        {
            form["client_assertion_type"] = AssertionType;
            form["client_assertion"] = Assertion(config, broker, key);
        }
        else
        {
            form["client_secret"] = secrets.Find(config.Secret ?? "");
        }

        return form;
    }

    private string Assertion(OidcBrokerConfig config, OpenIdConnectConfiguration broker, string key)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = config.ClientId,
            Audience = broker.TokenEndpoint,
            Claims = new Dictionary<string, object> { ["sub"] = config.ClientId, ["jti"] = Guid.NewGuid().ToString("N") },
            NotBefore = now,
            IssuedAt = now,
            Expires = now.AddMinutes(2),
            SigningCredentials = new(new X509SecurityKey(certificates.Find(key)), SecurityAlgorithms.RsaSha256),
        });
    }
}
