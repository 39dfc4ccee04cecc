using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>A join that waits for all can run only when its branches can all be followed in one run.</summary>
internal static class JoinRule
{
    public static void Check(PublishSubject subject)
    {
        foreach (var flowchart in subject.Nodes.Where(n => n.TypeName == FlowActivities.Flowchart))
        {
            var joins = flowchart.ChildrenIn("activities").Where(c => c.Join == JoinMode.WaitAll).ToList();
            if (joins.Count == 0)
            {
                continue;
            }

            var graph = subject.Definition.Tree.GraphOf(flowchart);
            var told = new HashSet<string>(StringComparer.Ordinal);
            foreach (var decision in flowchart.ChildrenIn("activities").Where(IsExclusive))
            {
                foreach (var join in FedTwice(graph, decision, joins).Where(j => told.Add(j.Id)))
                {
                    subject.Error("join-never", join,
                        $"Deze samenkomst wacht op alle takken, maar \"{decision.Label}\" kiest er één. Ze komt dus nooit. Kies WaitAny of WaitAllActive.");
                }
            }
        }
    }

    private static bool IsExclusive(ActivityNode node) => node.Type is null ? node.Workflow is not null : !node.Type.IsForking(node);

    // joins with two branches that each need another outcome of the same decision
    private static IEnumerable<ActivityNode> FedTwice(FlowGraph graph, ActivityNode decision, IReadOnlyList<ActivityNode> joins)
    {
        var ports = graph.ForwardOutbound(decision.Id).GroupBy(c => c.SourcePort ?? ActivityType.DoneOutcome).Select(p => p.ToHashSet<FlowConnection>(ReferenceEqualityComparer.Instance)).ToList();
        if (ports.Count < 2)
        {
            return [];
        }

        var without = ports.ConvertAll(port => (Port: port, Left: ReachedWithout(graph, port)));
        return joins.Where(join => without.Count(w => graph.ForwardInbound(join.Id).Any(c => w.Port.Contains(c) || !w.Left.Contains(c.SourceId))) > 1);
    }

    private static HashSet<string> ReachedWithout(FlowGraph graph, HashSet<FlowConnection> cut)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { graph.Start?.Id ?? "" };
        var queue = new Queue<string>(reached);
        while (queue.TryDequeue(out var at))
        {
            foreach (var connection in graph.ForwardOutbound(at))
            {
                if (!cut.Contains(connection) && reached.Add(connection.TargetId))
                {
                    queue.Enqueue(connection.TargetId);
                }
            }
        }

        return reached;
    }
}
