using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions;

/// <summary>
/// The connections of a flowchart as seen from where a run starts: which lead forward and which close a loop. A connection leads backward
/// when its target already leads to its source; it may do so only when every way to its source passes its target.
/// </summary>
public sealed class FlowGraph
{
    private readonly Dictionary<string, List<FlowConnection>> outbound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FlowConnection>> forwardInbound = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FlowConnection>> forwardOutbound = new(StringComparer.Ordinal);
    private readonly HashSet<FlowConnection> backward = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> reached = new(StringComparer.Ordinal);

    /// <param name="flowchart">An activity of type <c>Elsa.Flowchart</c>.</param>
    /// <param name="startId">The child that started the run; null for the one that the flowchart starts with by itself.</param>
    public FlowGraph(ActivityNode flowchart, string? startId = null)
    {
        Start = flowchart.Children.FirstOrDefault(c => c.Node.Id == startId)?.Node ?? StartOf(flowchart);
        foreach (var connection in flowchart.Connections)
        {
            Add(outbound, connection.SourceId, connection);
        }

        if (Start is not null)
        {
            Walk(Start.Id);
        }

        InvalidBackward = [.. flowchart.Connections.Where(backward.Contains).Where(c => c.TargetId != c.SourceId && Reaches(c.SourceId, without: c.TargetId))];
    }

    /// <summary>Null for a flowchart without activities.</summary>
    public ActivityNode? Start { get; }

    /// <summary>Backward connections whose source can be reached without passing their target.</summary>
    public IReadOnlyList<FlowConnection> InvalidBackward { get; }

    /// <summary>All connections that leave an activity, in the order of the file.</summary>
    public IReadOnlyList<FlowConnection> Outbound(string id) => outbound.TryGetValue(id, out var found) ? found : [];

    /// <summary>Forward connections that lead to an activity, from activities that can be reached.</summary>
    public IReadOnlyList<FlowConnection> ForwardInbound(string id) => forwardInbound.TryGetValue(id, out var found) ? found : [];

    /// <summary>Forward connections that leave an activity, in the order of the file.</summary>
    public IReadOnlyList<FlowConnection> ForwardOutbound(string id) => forwardOutbound.TryGetValue(id, out var found) ? found : [];

    public bool IsBackward(FlowConnection connection) => backward.Contains(connection);

    public bool IsReachable(string id) => reached.Contains(id);

    private static ActivityNode? StartOf(ActivityNode flowchart)
    {
        ActivityNode[] children = [.. flowchart.ChildrenIn("activities")];
        var targets = flowchart.Connections.Select(c => c.TargetId).ToHashSet(StringComparer.Ordinal);
        return Array.Find(children, c => c.Id == flowchart.StartId)
            ?? Array.Find(children, c => c.TypeName == FlowActivities.Start)
            ?? Array.Find(children, c => c.CanStartWorkflow)
            ?? Array.Find(children, c => !targets.Contains(c.Id))
            ?? children.FirstOrDefault();
    }

    private void Walk(string start)
    {
        var queue = new Queue<string>([start]);
        reached.Add(start);
        while (queue.TryDequeue(out var at))
        {
            foreach (var connection in Outbound(at))
            {
                if (reached.Contains(connection.TargetId) && (connection.TargetId == at || Leads(connection.TargetId, at)))
                {
                    backward.Add(connection);
                    continue;
                }

                Add(forwardOutbound, at, connection);
                Add(forwardInbound, connection.TargetId, connection);
                if (reached.Add(connection.TargetId))
                {
                    queue.Enqueue(connection.TargetId);
                }
            }
        }
    }

    private bool Reaches(string id, string without) => Start is not null && Start.Id != without && Leads(Start.Id, id, without);

    private bool Leads(string from, string to, string? without = null)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from };
        var stack = new Stack<string>([from]);
        while (stack.TryPop(out var at))
        {
            if (at == to)
            {
                return true;
            }

            foreach (var connection in ForwardOutbound(at))
            {
                if (connection.TargetId != without && seen.Add(connection.TargetId))
                {
                    stack.Push(connection.TargetId);
                }
            }
        }

        return false;
    }

    private static void Add(Dictionary<string, List<FlowConnection>> lists, string id, FlowConnection connection)
    {
        if (!lists.TryGetValue(id, out var list))
        {
            lists[id] = list = [];
        }

        list.Add(connection);
    }
}
