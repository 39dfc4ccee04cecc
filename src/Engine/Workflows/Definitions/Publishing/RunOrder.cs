using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>Which activity may run after which, as far as the shape of the workflow tells.</summary>
internal sealed class RunOrder(NodeTree tree)
{
    private readonly Dictionary<ActivityNode, Dictionary<string, HashSet<string>>> ahead = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether <paramref name="later"/> may read its inputs after <paramref name="first"/> has waited.</summary>
    /// <param name="within">Container whose rounds count; null for the whole workflow.</param>
    public bool MayFollow(ActivityNode first, ActivityNode later, ActivityNode? within)
    {
        ActivityNode[] pathFirst = [.. Path(first)];
        ActivityNode[] pathLater = [.. Path(later)];
        var shared = pathFirst.Zip(pathLater).TakeWhile(p => ReferenceEquals(p.First, p.Second)).Count();
        var common = pathFirst[shared - 1];
        if (shared < pathFirst.Length && shared < pathLater.Length && Precedes(common, pathFirst[shared], pathLater[shared]))
        {
            return true;
        }

        // what stands beneath one that waits runs when it has waited; a loop reads its condition anew each round
        return (ReferenceEquals(common, first) && !ReferenceEquals(first, later))
            || (ReferenceEquals(common, later) && !ReferenceEquals(first, later) && common.Type is { IsLoop: true })
            || IsRepeated(pathFirst[..shared], within);
    }

    private bool Precedes(ActivityNode container, ActivityNode first, ActivityNode later) => container.TypeName switch
    {
        FlowActivities.Sequence => IndexOf(container, first) < IndexOf(container, later),
        FlowActivities.Flowchart => Leads(container, first.Id, later.Id),
        _ => false,
    };

    private static int IndexOf(ActivityNode container, ActivityNode child) => container.Children.FirstOrDefault(c => ReferenceEquals(c.Node, child))?.Index ?? 0;

    // from the root down: a loop, or a place in a flowchart that leads back to itself
    private bool IsRepeated(ActivityNode[] path, ActivityNode? within)
    {
        var start = within is null ? 0 : Array.FindIndex(path, n => ReferenceEquals(n, within));
        for (var i = Math.Max(0, start); i < path.Length; i++)
        {
            if (path[i].Type is { IsLoop: true } && i < path.Length - 1)
            {
                return true;
            }

            if (i > start && i > 0 && path[i - 1].TypeName == FlowActivities.Flowchart && Leads(path[i - 1], path[i].Id, path[i].Id))
            {
                return true;
            }
        }

        return false;
    }

    private bool Leads(ActivityNode flowchart, string from, string to)
    {
        if (!ahead.TryGetValue(flowchart, out var known))
        {
            ahead[flowchart] = known = new(StringComparer.Ordinal);
        }

        if (!known.TryGetValue(from, out var found))
        {
            known[from] = found = Ahead(flowchart, from);
        }

        return found.Contains(to);
    }

    private static HashSet<string> Ahead(ActivityNode flowchart, string from)
    {
        var next = flowchart.Connections.ToLookup(c => c.SourceId, c => c.TargetId, StringComparer.Ordinal);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>([from]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var target in next[at].Where(found.Add))
            {
                queue.Enqueue(target);
            }
        }

        return found;
    }

    private IEnumerable<ActivityNode> Path(ActivityNode node) => tree.AncestorsOf(node).Reverse().Append(node);
}
