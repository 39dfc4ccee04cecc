using System.Text.Json.Nodes;

namespace Engine.Workflows.Definitions;

/// <summary>
/// Which version of a workflow runs where another uses it as an activity. It is written into the definition at publish, so that an
/// instance that runs never changes under itself.
/// </summary>
public static class ChildPins
{
    /// <summary>The definition with every workflow in it pinned to the version that the look-up gives; what it does not find stays as it is.</summary>
    /// <param name="find">The pinned version when there still is one, else the published version, else the latest.</param>
    public static WorkflowDefinition Pin(WorkflowDefinition definition, Func<WorkflowReference, WorkflowDefinition?> find) =>
        Pin(definition, definition.Tree.All.Where(n => n.Workflow is not null).Select(n => (n, Child: n.Workflow is null ? null : find(n.Workflow))));

    /// <summary>
    /// What publishing a workflow does to those that use it: for each that runs another version of it, the definition pinned to this one.
    /// None when the workflow does not ask for it. Number and id of the new versions are for who stores them, and each is still to be checked.
    /// </summary>
    /// <param name="published">The version that was just published.</param>
    /// <param name="users">The published definitions that may use it.</param>
    public static IReadOnlyList<WorkflowDefinition> UpdateUsers(WorkflowDefinition published, IEnumerable<WorkflowDefinition> users) =>
        published.Options is { AutoUpdateConsumingWorkflows: true, UsableAsActivity: true }
            ? [.. users.Where(u => u.DefinitionId != published.DefinitionId && u.Tree.All.Any(n => IsOutdated(n, published))).Select(u => Repinned(u, published))]
            : [];

    private static WorkflowDefinition Repinned(WorkflowDefinition user, WorkflowDefinition published) =>
        Pin(user, user.Tree.All.Where(n => IsOutdated(n, published)).Select(n => (n, (WorkflowDefinition?)published)));

    // an older version of it has its definition id and another version id
    private static bool IsOutdated(ActivityNode node, WorkflowDefinition published) =>
        node.Workflow is { } used && used.VersionId != published.Id && WorkflowTypeName.Means(used with { VersionId = null }, published);

    private static WorkflowDefinition Pin(WorkflowDefinition definition, IEnumerable<(ActivityNode Node, WorkflowDefinition? Child)> pins)
    {
        var chosen = pins.Where(p => p.Child is not null).ToList();
        return chosen.Count == 0 ? definition : DefinitionEdit.Change(definition, activities =>
        {
            foreach (var (node, child) in chosen)
            {
                if (child is not null && activities.TryGetValue(node.Id, out var json))
                {
                    Write(json, child);
                }
            }
        });
    }

    private static void Write(JsonObject json, WorkflowDefinition child)
    {
        json["version"] = child.Version;
        json["workflowDefinitionId"] = child.DefinitionId;
        json["workflowDefinitionVersionId"] = child.Id;
        json["latestAvailablePublishedVersion"] = child.Version;
        json["latestAvailablePublishedVersionId"] = child.Id;
    }
}
