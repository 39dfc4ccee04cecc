namespace Engine.Workflows.Execution.Effects;

public enum JournalEvent
{
    Started,

    /// <summary>It made a bookmark and waits.</summary>
    Suspended,
    Resumed,
    Completed,
    Canceled,
    Faulted,

    /// <summary>The values of the instance have become heavy.</summary>
    Heavy,
}

/// <summary>One line of the journal of an instance.</summary>
/// <param name="ContextId">The execution of the activity; 1 is the workflow itself.</param>
/// <param name="ScheduledBy">The execution that asked for it; 0 for none.</param>
public sealed record JournalRecord(
    JournalEvent Event, DateTimeOffset At, int ContextId, int ParentId, string ActivityId, string NodeId, string TypeName, string? Name, int ScheduledBy) : Effect
{
    public DateTimeOffset StartedAt { get; init; }

    public IReadOnlyList<string> Outcomes { get; init; } = [];

    /// <summary>Values of the inputs at the start. Whoever stores them decides what may be kept.</summary>
    public IReadOnlyDictionary<string, object?> Inputs { get; init; } = Values.Plain.EmptyMap;

    public string? Message { get; init; }
}
