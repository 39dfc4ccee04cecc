namespace Engine.Workflows.Execution.State;

public enum OperationKind
{
    /// <summary>Makes an execution of <see cref="Operation.ActivityId"/> beneath <see cref="Operation.ContextId"/> and runs it.</summary>
    Schedule,

    /// <summary>Runs an execution that exists once more.</summary>
    Execute,

    /// <summary>Goes on behind a bookmark.</summary>
    Resume,

    /// <summary>Tells a container that a child has completed.</summary>
    ChildCompleted,
}

/// <summary>A piece of work: queued, or kept with an execution that failed in it so that it can be done again.</summary>
public sealed record Operation(OperationKind Kind, int ContextId)
{
    /// <summary>The activity to run, or the child that completed.</summary>
    public string ActivityId { get; init; } = "";

    /// <summary>What the container wants to know again when the child completes.</summary>
    public string? Tag { get; init; }

    /// <summary>Values that only the new execution and what is beneath it sees, by name.</summary>
    public IReadOnlyDictionary<string, object?>? Variables { get; init; }

    /// <summary>The execution that asked for it; 0 for the start.</summary>
    public int ScheduledBy { get; init; }

    public Bookmark? Bookmark { get; init; }

    public object? Payload { get; init; }

    public IReadOnlyList<string> Outcomes { get; init; } = [];
}
