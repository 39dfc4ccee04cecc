using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>Activities of a flowchart that a run can reach, and loops that it can find back from.</summary>
internal static class FlowRule
{
    public static void Check(PublishSubject subject)
    {
        foreach (var flowchart in subject.Nodes.Where(n => n.TypeName == FlowActivities.Flowchart))
        {
            FlowGraph[] graphs = [.. Graphs(subject.Definition.Tree, flowchart)];
            foreach (var child in flowchart.ChildrenIn("activities").Where(c => !IsTrigger(c) && !graphs.Any(g => g.IsReachable(c.Id))))
            {
                subject.Error("unreachable", child, "Geen enkele verbinding vanaf het begin leidt hierheen. Verbind deze activiteit of haal haar weg.");
            }

            foreach (var connection in graphs.SelectMany(g => g.InvalidBackward).Distinct())
            {
                subject.Error("loop-entry", flowchart.ChildrenIn("activities").FirstOrDefault(c => c.Id == connection.SourceId),
                    $"De verbinding terug naar \"{LabelOf(flowchart, connection.TargetId)}\" kan niet: deze activiteit is ook te bereiken zonder daar langs te komen. Laat elke weg langs dat punt lopen.");
            }
        }

        foreach (var node in subject.Nodes.Where(n => n.Type is { IsTerminal: true }))
        {
            if (subject.Definition.Tree.ParentOf(node) is { } parent && parent.Connections.Any(c => c.SourceId == node.Id))
            {
                subject.Warn("after-end", node, "Na deze activiteit gaat niets meer door; de verbinding die er vertrekt doet niets. Haal haar weg.");
            }
        }
    }

    /// <summary>As seen from the usual start and from each activity that may start an instance.</summary>
    private static IEnumerable<FlowGraph> Graphs(NodeTree tree, ActivityNode flowchart) =>
        flowchart.ChildrenIn("activities").Where(IsTrigger).Take(DefinitionLimits.Triggers).Select(c => tree.GraphOf(flowchart, c.Id)).Prepend(tree.GraphOf(flowchart));

    internal static bool IsTrigger(ActivityNode node) => node is { CanStartWorkflow: true, Type.IsTrigger: true };

    private static string LabelOf(ActivityNode flowchart, string id) => flowchart.ChildrenIn("activities").FirstOrDefault(c => c.Id == id)?.Label ?? id;
}
