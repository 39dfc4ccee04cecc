namespace Engine.Inbox;

/// <summary>How a tenant sets its messages.</summary>
public sealed record InboxConfig
{
    /// <summary>Categories that can always be chosen, in this order; others are added when there are messages of them.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
}
