using Engine.Workflows.Definitions;
using Engine.Workflows.Execution.State;

namespace Engine.Workflows.Execution.Activities;

/// <summary>
/// Decides what a flowchart runs after one of its activities has ended. Each connection counts how often its source ended; an activity counts how
/// often it was decided that it runs or is passed over. The next decision is due when the connections that lead to it are ahead of that count, and
/// because the count goes up with the decision, an activity fires once for each activation.
/// </summary>
internal sealed class FlowRun
{
    private readonly ActivityContext context;
    private readonly FlowGraph graph;
    private readonly FlowCounters counters;
    private readonly IReadOnlyDictionary<FlowConnection, int> places;

    public FlowRun(ActivityContext context, FlowGraph graph)
    {
        this.context = context;
        this.graph = graph;
        counters = context.State.Flow ?? new FlowCounters(context.Compiled.ActivityIndex.Count, context.Node.Connections.Count);
        context.State.Flow = counters;
        places = context.Compiled.ConnectionIndex;
    }

    /// <summary>Goes through the connections that leave an activity. Without outcomes none is followed, so that what joins later does not wait for it.</summary>
    public void Propagate(string activityId, IReadOnlyList<string> outcomes)
    {
        foreach (var connection in graph.Outbound(activityId))
        {
            var at = places[connection];
            var isFollowed = outcomes.Contains(connection.SourcePort ?? Definitions.Catalogue.ActivityType.DoneOutcome);
            counters.Visits[at]++;
            counters.Followed[at] = isFollowed;
            if (!graph.IsBackward(connection))
            {
                Arrive(connection);
            }
            else if (isFollowed)
            {
                GoBack(connection);
            }
        }
    }

    /// <summary>Ends the flowchart when nothing in it runs, is queued or has failed.</summary>
    public void CompleteWhenDone()
    {
        var burst = context.Burst;
        if (!burst.State.ChildrenOf(context.State).Any() && !burst.HasWork(context.State))
        {
            context.Complete();
        }
    }

    private void GoBack(FlowConnection connection)
    {
        if (graph.InvalidBackward.Contains(connection))
        {
            throw new ActivityFault(IncidentTypes.Definition,
                $"De verbinding van {connection.SourceId} terug naar {connection.TargetId} mag niet: er is een weg naar {connection.SourceId} die niet langs {connection.TargetId} loopt");
        }

        Run(connection.TargetId);
    }

    private void Arrive(FlowConnection connection)
    {
        var target = connection.TargetId;
        if (!context.Compiled.ActivityIndex.TryGetValue(target, out var index))
        {
            return;
        }

        int[] inbound = [.. graph.ForwardInbound(target).Select(c => places[c])];
        var decided = counters.Decided[index];
        var mode = context.Burst.Places.WorkflowOf(context.State).Definition.Tree.Find(target)?.Join ?? JoinMode.WaitAllActive;
        var most = inbound.Max(c => counters.Visits[c]);
        var allVisited = inbound.Min(c => counters.Visits[c]) > decided;
        var newest = inbound.Where(c => counters.Visits[c] == most).ToList();
        var anyFollowed = most > decided && newest.Exists(c => counters.Followed[c]);
        if (mode == JoinMode.WaitAny)
        {
            ArriveAtAny(target, index, isLate: counters.Visits[places[connection]] <= decided, anyFollowed, allVisited);
        }
        else if (allVisited)
        {
            counters.Decided[index]++;
            if (mode == JoinMode.WaitAll ? newest.TrueForAll(c => counters.Followed[c]) && newest.Count == inbound.Length : anyFollowed)
            {
                Run(target);
            }
            else
            {
                Propagate(target, []);
            }
        }
    }

    private void ArriveAtAny(string target, int index, bool isLate, bool anyFollowed, bool allVisited)
    {
        if (isLate)
        {
            return;
        }

        if (anyFollowed)
        {
            counters.Decided[index]++;
            Run(target);
            CancelAhead(context, graph, target);
        }
        else if (allVisited)
        {
            counters.Decided[index]++;
            Propagate(target, []);
        }
    }

    /// <summary>Cancels what still runs on the way to an activity.</summary>
    public static void CancelAhead(ActivityContext flowchart, FlowGraph graph, string target)
    {
        var ahead = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>([target]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var source in graph.ForwardInbound(at).Select(c => c.SourceId).Where(ahead.Add))
            {
                queue.Enqueue(source);
            }
        }

        foreach (var child in flowchart.Burst.State.ChildrenOf(flowchart.State).Where(c => ahead.Contains(c.ActivityId)).ToList())
        {
            flowchart.Burst.CancelChild(child);
        }
    }

    private void Run(string activityId)
    {
        if (context.Burst.Places.WorkflowOf(context.State).Definition.Tree.Find(activityId) is { } node)
        {
            context.Schedule(node);
        }
    }
}
