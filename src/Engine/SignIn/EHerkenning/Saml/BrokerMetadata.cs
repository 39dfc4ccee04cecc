using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>What a broker says of itself in its metadata: where it is reached and by which keys it is known.</summary>
internal sealed record BrokerMetadata
{
    public required string EntityId { get; init; }

    /// <summary>Moment from which it no longer counts; null when it never ends.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Certificates that sign, several while keys change.</summary>
    public required IReadOnlyList<X509Certificate2> Signing { get; init; }

    public Uri? SignOnByRedirect { get; init; }

    public Uri? SignOnByPost { get; init; }

    /// <summary>Where artifacts are fetched, by endpoint index.</summary>
    public required IReadOnlyDictionary<int, Uri> ArtifactResolution { get; init; }

    public Uri? LogoutByRedirect { get; init; }

    /// <summary>Where answers to a logout go; mostly the same as where requests go.</summary>
    public Uri? LogoutAnswerByRedirect { get; init; }

    public bool IsValid(DateTimeOffset now) => ValidUntil is not { } until || now < until;

    /// <summary>Keys of the certificates that count now: after a rollover both, after expiry neither (case 45).</summary>
    public IReadOnlyList<AsymmetricAlgorithm> Keys(DateTimeOffset now) =>
    [
        .. Signing.Where(c => c.NotBefore.ToUniversalTime() <= now && now < c.NotAfter.ToUniversalTime())
            .Select(c => (AsymmetricAlgorithm?)c.GetRSAPublicKey() ?? c.GetECDsaPublicKey()).OfType<AsymmetricAlgorithm>(),
    ];
}
