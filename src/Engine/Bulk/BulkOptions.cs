namespace Engine.Bulk;

/// <summary>Section <c>Bulk</c> of the host's configuration.</summary>
public sealed record BulkOptions
{
    /// <summary>Rows per transaction: a second or less of work.</summary>
    public int Batch { get; init; } = 5_000;
}
