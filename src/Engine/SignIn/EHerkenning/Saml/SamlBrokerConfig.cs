namespace Engine.SignIn.EHerkenning.Saml;

/// <summary>How an AuthnRequest travels to the broker.</summary>
public enum RequestBinding
{
    Redirect,
    Post,
}

/// <summary>How the broker's answer travels back.</summary>
public enum ResponseBinding
{
    /// <summary>By reference, fetched over a channel of our own: the only one that eHerkenning itself knows.</summary>
    Artifact,

    /// <summary>Through the browser: an extra of some brokers.</summary>
    Post,
}

/// <summary>A broker that speaks SAML 2.0 (eHerkenning, interface DV–HM).</summary>
public sealed record SamlBrokerConfig
{
    /// <summary>Entity id of this service provider: <c>urn:etoegang:DV:…:entities:…</c>.</summary>
    public required string EntityId { get; init; }

    /// <summary>Entity id of the broker: <c>urn:etoegang:HM:…:entities:…</c>.</summary>
    public required string BrokerEntityId { get; init; }

    /// <summary>File with the broker's metadata: in the tenant's own folder, or a name that the host configures under <c>BrokerMetadata</c>.</summary>
    public required string Metadata { get; init; }

    /// <summary>Names of the host's certificates that sign: the first does, the others are announced for what comes next.</summary>
    public required IReadOnlyList<string> Signing { get; init; }

    /// <summary>Names of the host's certificates for which the broker may encrypt; all of them open.</summary>
    public required IReadOnlyList<string> Encryption { get; init; }

    public RequestBinding Request { get; init; } = RequestBinding.Redirect;

    public ResponseBinding Response { get; init; } = ResponseBinding.Artifact;

    /// <summary>True asks the visitor to identify anew although the broker still knows them.</summary>
    public bool ForceAuthn { get; init; }

    /// <summary>True takes part in single sign-on, so that signing out here also ends the session at the broker.</summary>
    public bool SingleLogout { get; init; }

    /// <summary>The services of the catalogue; the first is asked for.</summary>
    public required IReadOnlyList<SamlServiceConfig> Services { get; init; }
}

/// <summary>One service of the eHerkenning catalogue.</summary>
public sealed record SamlServiceConfig
{
    /// <summary><c>urn:etoegang:DV:…:services:…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Mandates are registered on it, so it survives renames; null when the catalogue has none.</summary>
    public string? Uuid { get; init; }

    /// <summary>At most 64 characters.</summary>
    public required string Name { get; init; }

    /// <summary>AttributeConsumingServiceIndex; unique, from 1.</summary>
    public required int Index { get; init; }

    /// <summary>Names of attributes to ask besides those of the catalogue.</summary>
    public IReadOnlyList<string> Attributes { get; init; } = [];
}
