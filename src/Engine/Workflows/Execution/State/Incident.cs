namespace Engine.Workflows.Execution.State;

/// <summary>An error that somebody has to deal with. The activity is kept as it was, for a retry or a skip.</summary>
/// <param name="Id">Unique within the instance.</param>
/// <param name="Type">Kind of fault: one of <see cref="IncidentTypes"/>, or what the definition says.</param>
/// <param name="Message">Dutch, for the administrator; no data of persons beyond what an expression shows.</param>
public sealed record Incident(int Id, int ContextId, string ActivityId, string NodeId, string Type, string Message, DateTimeOffset Timestamp)
{
    public string? Code { get; init; }

    public string? Category { get; init; }
}

/// <summary>Kinds of faults that the engine itself raises.</summary>
public static class IncidentTypes
{
    /// <summary>A value does not fit the type of an input, output or variable.</summary>
    public const string Conversion = "Conversion";

    /// <summary>An expression gave no value.</summary>
    public const string Expression = "Expression";

    /// <summary>Nothing can ever happen again, and yet the instance has not finished.</summary>
    public const string Deadlock = "Deadlock";

    /// <summary>The instance does or keeps more than it may.</summary>
    public const string Limit = "Limit";

    /// <summary>The portal cannot do what an activity asks.</summary>
    public const string Work = "Work";

    /// <summary>The definition asks for something that does not exist.</summary>
    public const string Definition = "Definition";
}
