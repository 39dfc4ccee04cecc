using System.Collections.Frozen;

namespace Engine.Connectors;

/// <summary>Which systems outside the workflows of a tenant may reach.</summary>
public sealed record OutsideConfig
{
    /// <summary>Hosts that workflows may ask by an address of their own: a name, with <c>:port</c> where it is not the usual one.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Addresses within private networks that may be reached, as networks (<c>10.2.0.0/16</c>).</summary>
    public IReadOnlyList<string> PrivateNetworks { get; init; } = [];

    /// <summary>Systems that the tenant is connected with, by the key that workflows name.</summary>
    public IReadOnlyDictionary<string, ConnectorConfig> Connectors { get; init; } = FrozenDictionary<string, ConnectorConfig>.Empty;
}

/// <summary>One system with what it can be asked.</summary>
public sealed record ConnectorConfig
{
    /// <summary>Root of its addresses, ending in a slash or not.</summary>
    public required string Url { get; init; }

    /// <summary>Name under <c>ConnectorSecrets</c> in the host's configuration of the secret that signs requests; null for no signature.</summary>
    public string? Secret { get; init; }

    /// <summary>Seconds from connecting to the end of the answer; a workflow may ask for less.</summary>
    public int TimeoutSeconds { get; init; } = 30;

    public required IReadOnlyDictionary<string, OperationConfig> Operations { get; init; }
}

public sealed record OperationConfig
{
    /// <summary>GET, POST, PUT, PATCH or DELETE.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>Below the connector's address; <c>{name}</c> is filled with the argument of that name.</summary>
    public required string Path { get; init; }
}
