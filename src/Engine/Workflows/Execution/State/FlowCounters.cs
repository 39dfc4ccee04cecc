namespace Engine.Workflows.Execution.State;

/// <summary>
/// Where a flowchart is. Activities and connections go by their place in the definition, which never changes under an instance.
/// </summary>
public sealed class FlowCounters(int activities, int connections)
{
    /// <summary>How often it was decided that an activity runs or is passed over; runs over a backward connection do not count.</summary>
    public int[] Decided { get; init; } = new int[activities];

    /// <summary>How often the source of a connection completed.</summary>
    public int[] Visits { get; init; } = new int[connections];

    /// <summary>Whether a connection was followed at its last visit.</summary>
    public bool[] Followed { get; init; } = new bool[connections];
}
