using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Expressions;

namespace Engine.Workflows.Definitions;

/// <summary>The other workflows that a definition names: as activities, or to be called by their id.</summary>
public static class UsedWorkflows
{
    private static readonly HashSet<string> Calls = new(StringComparer.Ordinal)
    {
        OutsideActivities.ExecuteWorkflow, OutsideActivities.DispatchWorkflow, OutsideActivities.BulkDispatchWorkflows,
    };

    public static IEnumerable<WorkflowReference> Of(WorkflowDefinition definition) =>
        definition.Tree.All.Select(n => n.Workflow ?? (CalledBy(n) is { } id ? new WorkflowReference("", id, null, 0) : null)).OfType<WorkflowReference>();

    /// <summary>Id of the definition that an activity calls; null when it calls none, and when an expression decides as it runs.</summary>
    public static string? CalledBy(ActivityNode node) =>
        Calls.Contains(node.TypeName) && node.Input("workflowDefinitionId") is { Syntax: ExpressionSyntax.Literal, Text: { Length: > 0 } id } ? id : null;
}
