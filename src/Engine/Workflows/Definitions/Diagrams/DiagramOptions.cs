namespace Engine.Workflows.Definitions.Diagrams;

/// <summary>How far an activity is in an instance.</summary>
public enum DiagramState
{
    Done,

    /// <summary>Running, or waiting for something.</summary>
    Live,
    Faulted,
}

/// <summary>What an instance says of one activity.</summary>
/// <param name="Caption">A short line beneath it, such as a time; null for none.</param>
public sealed record DiagramMark(DiagramState State, string? Caption = null);

/// <summary>How a definition is drawn.</summary>
public sealed record DiagramOptions
{
    /// <summary>Marks by id of the activity.</summary>
    public IReadOnlyDictionary<string, DiagramMark> Marks { get; init; } = new Dictionary<string, DiagramMark>();

    /// <summary>Draws this container in place of the whole workflow.</summary>
    public string? ContainerId { get; init; }

    /// <summary>Begins the ids in the drawing; a page with two drawings gives each its own.</summary>
    public string IdPrefix { get; init; } = "schema";
}
