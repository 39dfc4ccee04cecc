namespace Engine.Webhooks;

/// <summary>Where a tenant lets its customers have messages sent to.</summary>
public sealed record WebhooksConfig
{
    /// <summary>Servers that customers may name: a host, with <c>:port</c> where it is not the usual one.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];
}
