using System.Security.Cryptography;
using System.Text;
using Engine.Tenancy;
using Microsoft.IdentityModel.Tokens;

namespace Engine.SignIn.EHerkenning.Oidc;

/// <summary>
/// A broker that speaks OpenID Connect: authorization code with PKCE. Nonce and verifier are derived from the browser's half of the
/// request, so nothing secret is stored and an answer in another browser cannot be used.
/// </summary>
public sealed class OidcBroker(OidcDiscovery discovery, OidcAddresses addresses, CurrentTenant tenant) : Broker
{
    public override bool Serves(BrokerConfig? config) => config is { Kind: BrokerKind.Oidc, Oidc: not null };

    public override async Task<BrokerDeparture> AskAsync(BrokerRequest request, BrowserHalf half, CancellationToken cancellation)
    {
        var config = Config;
        var broker = await discovery.OfAsync(config.Issuer, cancellation);
        var query = new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = config.ClientId,
            ["redirect_uri"] = addresses.Answer.ToString(),
            ["scope"] = string.Join(' ', config.Scopes),
            ["state"] = request.Id.ToString("N"),
            ["nonce"] = Nonce(half),
            ["code_challenge"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier(half)))),
            ["code_challenge_method"] = "S256",
            ["ui_locales"] = "nl",
            ["acr_values"] = config.AcrValues.GetValueOrDefault(request.Level.ToString().ToLowerInvariant()),
            // whoever needs a higher level, or is taking up an invitation, shows the means anew
            ["prompt"] = request.Kind == BrokerRequestKind.SignIn ? null : "login",
        };
        return new(With(broker.AuthorizationEndpoint, query));
    }

    public override async Task<BrokerDeparture?> SignOutAsync(BrokerSessionName session, CancellationToken cancellation)
    {
        var config = Config;
        var broker = await discovery.OfAsync(config.Issuer, cancellation);
        return broker.EndSessionEndpoint is { Length: > 0 } end && session.Issuer == broker.Issuer
            ? new(With(end, new()
            {
                ["id_token_hint"] = session.NameId,
                ["client_id"] = config.ClientId,
                ["post_logout_redirect_uri"] = addresses.SignedOut.ToString(),
            }))
            : null;
    }

    internal static string Nonce(BrowserHalf half) => half.Derive("oidc-nonce");

    internal static string Verifier(BrowserHalf half) => half.Derive("oidc-verifier");

    private OidcBrokerConfig Config => tenant.Value.Config.SignIn.EHerkenning?.Broker?.Oidc
        ?? throw new InvalidOperationException("The tenant has no broker that speaks OpenID Connect.");

    private static Uri With(string address, Dictionary<string, string?> query)
    {
        var text = string.Join('&', query.Where(q => q.Value is not null).Select(q => $"{q.Key}={Uri.EscapeDataString(q.Value ?? "")}"));
        return new($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{text}");
    }
}
