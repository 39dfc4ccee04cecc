namespace Engine.Workflows.Execution;

/// <summary>An activity cannot do what the definition asks: it becomes an incident of the instance.</summary>
/// <param name="type">One of <see cref="State.IncidentTypes"/>, or a kind of its own.</param>
/// <param name="message">Dutch, for the administrator.</param>
public sealed class ActivityFault(string type, string message) : Exception(message)
{
    public string Type => type;

    public string? Code { get; init; }

    public string? Category { get; init; }

    /// <summary>A retry runs the activity from its start, and not only the piece of it that failed.</summary>
    public bool StartsAnew { get; init; }
}
