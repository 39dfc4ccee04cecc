namespace Engine.Workflows.Definitions;

/// <summary>
/// When the state of an instance is stored, by the names that Elsa gives (2.11 of the format). Here it is stored at the end of each burst and after each hundred
/// activities whatever a definition says; a strategy can only ask for more.
/// </summary>
public static class CommitStrategies
{
    private static readonly string[] Each = ["CommitAlways", "ActivityExecuting", "ActivityExecuted"];

    public static readonly IReadOnlyList<string> Names = [.. Each, "WorkflowExecuting", "WorkflowExecuted", "CommitNever", "Periodic"];

    /// <summary>Whether a strategy stores the state after each activity.</summary>
    public static bool IsEach(string? name) => name is not null && Each.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether this activity asks for it, whatever the workflow says.</summary>
    public static bool IsAfter(ActivityNode node) => IsEach(NameOf(node));

    public static string? NameOf(ActivityNode node) => node.CustomProperties["commitStrategyName"] is System.Text.Json.Nodes.JsonValue value && value.TryGetValue(out string? name) ? name : null;
}
