namespace Engine.Api;

/// <summary>How a tenant lets programs of its customers in.</summary>
public sealed record ApiConfig
{
    /// <summary>Days that a key works at most.</summary>
    public int MaximumDays { get; init; } = 365;
}
