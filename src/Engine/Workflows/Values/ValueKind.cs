namespace Engine.Workflows.Values;

/// <summary>What a value of a workflow can be. Each kind has one form at run time, which <see cref="Plain"/> lists.</summary>
public enum ValueKind
{
    /// <summary>Any plain data.</summary>
    Object,
    Text,
    Boolean,
    Int16,
    Int32,
    Int64,
    Single,
    Double,
    Decimal,
    Guid,
    Moment,
    Span,
    Bytes,
    List,

    /// <summary>A list in which each value stands once.</summary>
    Set,

    /// <summary>Values by name.</summary>
    Map,
}
