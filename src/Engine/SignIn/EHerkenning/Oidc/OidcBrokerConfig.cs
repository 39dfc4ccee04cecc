namespace Engine.SignIn.EHerkenning.Oidc;

/// <summary>A broker that speaks OpenID Connect: authorization code with PKCE.</summary>
public sealed record OidcBrokerConfig
{
    /// <summary>As the broker's discovery document spells it.</summary>
    public required Uri Issuer { get; init; }

    /// <summary>Id under which the broker knows the portal.</summary>
    public required string ClientId { get; init; }

    /// <summary>Name under <c>Secrets</c> of the host, for a broker that takes a shared secret (client_secret_post).</summary>
    public string? Secret { get; init; }

    /// <summary>Name under <c>Certificates</c> of the host, for a broker that takes signed assertions (private_key_jwt).</summary>
    public string? Key { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = ["openid"];

    /// <summary>Value of <c>acr_values</c> for each level by its name; for a level that is not named nothing is asked.</summary>
    public IReadOnlyDictionary<string, string> AcrValues { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where each fact stands in the ID token.</summary>
    public ClaimMap Claims { get; init; } = new();
}
