using Engine.Workflows.Definitions;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution.Moving;

/// <summary>
/// Counts of a flowchart for another drawing of it. What is new counts as passed over as often as what leads to it was left, so that a join further on
/// neither waits for it for ever nor fires once more.
/// </summary>
internal sealed class FlowMove
{
    private readonly CompiledActivity before;
    private readonly CompiledActivity after;
    private readonly FlowGraph graph;
    private readonly FlowCounters old;
    private readonly FlowCounters made;
    private readonly Dictionary<string, string> sources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> left = new(StringComparer.Ordinal);
    private readonly Func<string, int> living;

    /// <param name="graph">Of the new drawing.</param>
    /// <param name="living">How often an activity of the old drawing runs just now.</param>
    private FlowMove(CompiledActivity before, CompiledActivity after, FlowGraph graph, FlowCounters old, VersionMove move, Func<string, int> living)
    {
        (this.before, this.after, this.graph, this.old, this.living) = (before, after, graph, old, living);
        made = new(after.ActivityIndex.Count, after.Node.Connections.Count);
        foreach (var id in before.ActivityIndex.Keys)
        {
            if (move.TargetOf(id) is { } target && after.ActivityIndex.ContainsKey(target.Id))
            {
                sources.TryAdd(target.Id, id);
            }
        }
    }

    public static FlowCounters Of(CompiledActivity before, CompiledActivity after, FlowGraph graph, FlowCounters old, VersionMove move, Func<string, int> living)
    {
        var flow = new FlowMove(before, after, graph, old, move, living);
        foreach (var (id, index) in after.ActivityIndex)
        {
            flow.made.Decided[index] = flow.Decided(id, []);
        }

        foreach (var (connection, index) in after.ConnectionIndex)
        {
            flow.made.Visits[index] = flow.Left(connection.SourceId, []);
            flow.made.Followed[index] = flow.Twin(connection) is { } twin && old.Followed[twin];
        }

        return flow.made;
    }

    private int Decided(string id, HashSet<string> asked) => sources.TryGetValue(id, out var source)
        ? old.Decided[before.ActivityIndex[source]]
        : asked.Add(id) && graph.ForwardInbound(id) is { Count: > 0 } inbound ? inbound.Min(c => Left(c.SourceId, asked)) : 0;

    // how often it ended or was passed over
    private int Left(string id, HashSet<string> asked)
    {
        if (!left.TryGetValue(id, out var count))
        {
            count = !sources.TryGetValue(id, out var source) ? Decided(id, asked)
                : before.ConnectionIndex.Where(c => c.Key.SourceId == source).Select(c => (int?)old.Visits[c.Value]).Max()
                    ?? old.Decided[before.ActivityIndex[source]] - living(source);
            left[id] = count;
        }

        return count;
    }

    private int? Twin(FlowConnection connection) => sources.TryGetValue(connection.SourceId, out var source) && sources.TryGetValue(connection.TargetId, out var target)
        ? before.ConnectionIndex.Where(c => c.Key.SourceId == source && c.Key.TargetId == target && c.Key.SourcePort == connection.SourcePort).Select(c => (int?)c.Value).FirstOrDefault()
        : null;
}
