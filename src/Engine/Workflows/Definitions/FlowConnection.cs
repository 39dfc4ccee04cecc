namespace Engine.Workflows.Definitions;

/// <summary>How an activity in a flowchart waits for the connections that lead to it.</summary>
public enum JoinMode
{
    /// <summary>Waits for all, runs when one was followed; what every activity does without a join.</summary>
    WaitAllActive,

    /// <summary>Waits for all, runs when all were followed.</summary>
    WaitAll,

    /// <summary>Runs at the first and cancels what leads to the others.</summary>
    WaitAny,
}

/// <summary>A place in the drawing, in pixels from the top left.</summary>
public readonly record struct DesignPoint(double X, double Y);

/// <summary>A connection of a flowchart.</summary>
/// <param name="SourceId">Id of the activity that it leaves.</param>
/// <param name="SourcePort">Outcome on which it is followed; null stands for the default outcome.</param>
/// <param name="TargetId">Id of the activity it leads to.</param>
/// <param name="TargetPort">Normally <c>In</c>.</param>
public sealed record FlowConnection(string SourceId, string? SourcePort, string TargetId, string? TargetPort)
{
    /// <summary>Bend points of the drawing.</summary>
    public IReadOnlyList<DesignPoint> Vertices { get; init; } = [];

    /// <summary>Name of the connection in the state of a flowchart.</summary>
    public string Key => $"{SourceId}:{SourcePort}->{TargetId}:{TargetPort}";
}

/// <summary>What the designer keeps of an activity.</summary>
/// <param name="Position">Top left corner; null when it was never placed.</param>
/// <param name="Width">Pixels; 0 when unknown.</param>
/// <param name="Height">Pixels; 0 when unknown.</param>
public sealed record NodeDesign(DesignPoint? Position, double Width, double Height, string? DisplayText, string? Description)
{
    public static readonly NodeDesign None = new(null, 0, 0, null, null);
}
