using Engine.Features;
using Engine.SignIn.EHerkenning.Oidc;
using Engine.SignIn.EHerkenning.Saml;

namespace Engine.SignIn.EHerkenning;

/// <summary>Rules of one tenant for eHerkenning; <c>signIn.eHerkenning</c> in its file.</summary>
public sealed record EHerkenningConfig
{
    /// <summary>The party that vouches for people; null where the host lets the simulator stand in.</summary>
    public BrokerConfig? Broker { get; init; }

    /// <summary>Lowest level that opens the portal; functions may ask more.</summary>
    public Level Level { get; init; } = Level.Eh2Plus;

    /// <summary>Whether an office may act for a customer (ketenmachtiging).</summary>
    public bool Intermediaries { get; init; }

    /// <summary>Ids of the services for which a mandate counts, besides those that the broker's own section names; none at all takes every service.</summary>
    public IReadOnlyList<string> ServiceIds { get; init; } = [];

    /// <summary>The same services by the id that survives a new name.</summary>
    public IReadOnlyList<string> ServiceUuids { get; init; } = [];
}

public enum BrokerKind
{
    Saml,
    Oidc,
    Simulator,
}

/// <summary>How to reach a broker. Secrets and keys are named here and configured by the host.</summary>
public sealed record BrokerConfig
{
    public required BrokerKind Kind { get; init; }

    /// <summary>Set for a broker of kind <see cref="BrokerKind.Saml"/>.</summary>
    public SamlBrokerConfig? Saml { get; init; }

    /// <summary>Set for a broker of kind <see cref="BrokerKind.Oidc"/>.</summary>
    public OidcBrokerConfig? Oidc { get; init; }
}
