using System.Text.Json.Nodes;

namespace Engine.Workflows.Definitions;

/// <summary>A variable of a workflow or of a container in it.</summary>
/// <param name="Id">What activities refer to.</param>
/// <param name="Name">What scripts and people call it.</param>
/// <param name="TypeName">Type alias; with <c>[]</c> behind it when the file marks the variable as a list.</param>
public sealed record WorkflowVariable(string Id, string Name, string TypeName)
{
    /// <summary>Value at the start, usually as text that is still to be converted; null when there is none.</summary>
    public JsonNode? Default { get; init; }

    /// <summary>Kept in memory alone: lost when the instance starts to wait. Only for a driver that says so explicitly.</summary>
    public bool IsMemory { get; init; }
}
