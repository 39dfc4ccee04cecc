using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Expressions;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>A loop waits for something each round, or it has a way out; otherwise it would run without end.</summary>
internal static class LoopRule
{
    private const string Message = "Deze herhaling houdt nooit op en wacht nergens. Geef haar een uitgang, of laat haar ergens op wachten.";

    public static void Check(PublishSubject subject)
    {
        foreach (var node in subject.Nodes)
        {
            if (IsEndless(node))
            {
                subject.Error("loop-endless", node, Message);
            }

            if (node.TypeName == FlowActivities.Flowchart && EndlessRound(subject, node) is { } start)
            {
                subject.Error("loop-endless", start, Message);
            }
        }
    }

    private static bool IsEndless(ActivityNode node) =>
        Repeats(node) && node.Child("body") is { } body && !Waits(body) && !HasWayOut(body, inLoop: true);

    // a condition or step that an expression decides may end it
    private static bool Repeats(ActivityNode node) => node.TypeName switch
    {
        FlowActivities.While => IsLiteral(node, "condition", bool.TrueString),
        FlowActivities.For => IsLiteral(node, "step", "0"),
        _ => false,
    };

    private static bool IsLiteral(ActivityNode node, string input, string text) =>
        node.Input(input) is { Syntax: ExpressionSyntax.Literal or ExpressionSyntax.Object or ExpressionSyntax.JavaScript } value
        && string.Equals(LiteralJson.Plain(value.Value).Trim(), text, StringComparison.OrdinalIgnoreCase);

    private static bool Waits(ActivityNode node) =>
        node.IsBlocking || node.Children.Any(c => Waits(c.Node));

    /// <summary>Whether something in it ends the loop around it: a break belongs to the nearest loop, the others end the workflow.</summary>
    private static bool HasWayOut(ActivityNode node, bool inLoop) => node.TypeName switch
    {
        FlowActivities.Break => inLoop,
        FlowActivities.Complete or FlowActivities.Finish or FlowActivities.Fault => true,
        _ => node.Children.Any(c => HasWayOut(c.Node, inLoop && node.Type is not { IsLoop: true })),
    };

    // activities that lead to each other round and round: with an outcome that leads elsewhere or nowhere, there is a way out
    private static ActivityNode? EndlessRound(PublishSubject subject, ActivityNode flowchart)
    {
        var graph = subject.Definition.Tree.GraphOf(flowchart);
        var ways = flowchart.ChildrenIn("activities").Where(c => graph.IsReachable(c.Id)).DistinctBy(c => c.Id).ToDictionary(c => c.Id, StringComparer.Ordinal);
        foreach (var back in flowchart.Connections.Where(graph.IsBackward))
        {
            var round = Round(flowchart, back, ways.Keys);
            if (round.All(id => !Waits(ways[id]) && !Leaves(subject, ways[id], graph, round)))
            {
                return ways[back.TargetId];
            }
        }

        return null;
    }

    private static bool Leaves(PublishSubject subject, ActivityNode node, FlowGraph graph, HashSet<string> round)
    {
        if (node.Type is { IsTerminal: true } || HasWayOut(node, inLoop: false) || node.HasOpenOutcomes)
        {
            return true;
        }

        var staying = graph.Outbound(node.Id).Where(c => round.Contains(c.TargetId)).Select(c => c.SourcePort ?? ActivityType.DoneOutcome).ToHashSet(StringComparer.Ordinal);
        var outcomes = PortRule.OutcomesOf(subject, node) ?? [];
        // a fork follows all its branches, so it stays when one of them does
        return node.TypeName == FlowActivities.FlowFork ? !outcomes.Any(staying.Contains) : outcomes.Any(o => !staying.Contains(o));
    }

    /// <summary>Everything that the target of a backward connection leads to and that leads to its source.</summary>
    private static HashSet<string> Round(ActivityNode flowchart, FlowConnection back, IEnumerable<string> reachable)
    {
        var from = Closure(back.TargetId, flowchart.Connections.ToLookup(c => c.SourceId, c => c.TargetId, StringComparer.Ordinal));
        var to = Closure(back.SourceId, flowchart.Connections.ToLookup(c => c.TargetId, c => c.SourceId, StringComparer.Ordinal));
        from.IntersectWith(to);
        from.IntersectWith(reachable);
        return from;
    }

    private static HashSet<string> Closure(string start, ILookup<string, string> next)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { start };
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var to in next[at].Where(found.Add))
            {
                queue.Enqueue(to);
            }
        }

        return found;
    }
}
