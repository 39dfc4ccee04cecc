using Engine.Workflows.Definitions;
using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Runtime;

/// <summary>With which outcomes a faulted activity may be completed by hand.</summary>
public static class SkipOutcomes
{
    /// <summary>Those of the activity itself and those that connections leave it by: an expression may have decided which there are.</summary>
    /// <returns>Never empty: what nobody knows has the ordinary outcome.</returns>
    public static IReadOnlyList<string> Of(WorkflowDefinition definition, string activityId)
    {
        if (definition.Tree.Find(activityId) is not { } node)
        {
            return [ActivityType.DoneOutcome];
        }

        var ports = definition.Tree.ParentOf(node)?.Connections.Where(c => c.SourceId == activityId).Select(c => c.SourcePort).OfType<string>() ?? [];
        string[] all = [.. (node.Outcomes ?? []).Concat(ports).Distinct(StringComparer.Ordinal)];
        return all.Length == 0 ? [ActivityType.DoneOutcome] : all;
    }
}
