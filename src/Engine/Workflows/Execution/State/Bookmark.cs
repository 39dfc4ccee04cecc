namespace Engine.Workflows.Execution.State;

/// <summary>A point at which an instance waits.</summary>
/// <param name="Id">Unique within the instance.</param>
/// <param name="Name">Name of the stimulus that it waits for.</param>
/// <param name="Hash">Of name and payload (<see cref="StimulusHash"/>); what a stimulus is matched with.</param>
/// <param name="Payload">Plain data that says what it waits for.</param>
/// <param name="ContextId">The execution of an activity that made it.</param>
public sealed record Bookmark(int Id, string Name, string Hash, object? Payload, int ContextId, string ActivityId, string NodeId, DateTimeOffset CreatedAt)
{
    /// <summary>Gone once it is resumed; else it waits for more.</summary>
    public bool AutoBurn { get; init; } = true;

    /// <summary>When time itself resumes it, in UTC; null when only somebody else does. Fixed when it was made.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What was meant on the Dutch clock, in the form of <see cref="Timing.LocalMoment"/>, by which it is planned anew; null for a plain span.</summary>
    public string? LocalIntent { get; init; }
}
