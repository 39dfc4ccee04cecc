namespace Engine.Workflows.Execution;

/// <summary>What sets an instance in motion.</summary>
public abstract record Stimulus;

/// <summary>Starts an instance that is pending.</summary>
/// <param name="Inputs">Plain data by name of the input; converted to the types that the definition says.</param>
/// <param name="TriggerActivityId">The activity that starts it and counts as done; null for the ordinary start.</param>
/// <param name="TriggerPayload">What the trigger was given.</param>
public sealed record StartStimulus(IReadOnlyDictionary<string, object?> Inputs, string? TriggerActivityId = null, object? TriggerPayload = null) : Stimulus;

/// <summary>Resumes one bookmark with plain data.</summary>
public sealed record ResumeStimulus(int BookmarkId, object? Payload) : Stimulus;

/// <summary>Goes on where the last burst was cut off.</summary>
public sealed record ContinueStimulus : Stimulus;

/// <summary>Does again what failed.</summary>
public sealed record RetryStimulus(int IncidentId) : Stimulus;

/// <summary>Completes what failed, with an outcome that somebody chose.</summary>
/// <param name="Outcome">Null for the default outcome.</param>
public sealed record SkipStimulus(int IncidentId, string? Outcome) : Stimulus;

/// <summary>Ends the instance.</summary>
public sealed record CancelStimulus : Stimulus;
