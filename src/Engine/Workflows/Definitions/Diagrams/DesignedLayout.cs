using Engine.Workflows.Definitions.Catalogue;

namespace Engine.Workflows.Definitions.Diagrams;

/// <summary>A flowchart as its maker placed it.</summary>
internal static class DesignedLayout
{
    /// <summary>Wider or higher than this nobody placed it on purpose.</summary>
    private const double Largest = 20_000;

    private const double Bow = 26;

    /// <returns>Null when activities have no place, or lie on each other.</returns>
    public static DiagramLayout? Of(ActivityNode flowchart, FlowGraph graph)
    {
        var children = flowchart.ChildrenIn("activities").ToList();
        if (children.Count == 0 || children.Any(c => c.Design.Position is null))
        {
            return null;
        }

        List<DiagramBox> boxes = [.. children.Select(Box)];
        var isSpread = boxes.Max(b => b.Right) - boxes.Min(b => b.X) <= Largest && boxes.Max(b => b.Bottom) - boxes.Min(b => b.Y) <= Largest;
        return isSpread && !boxes.Where((box, i) => boxes.Skip(i + 1).Any(box.Overlaps)).Any()
            ? new(boxes, [.. Edges(flowchart, graph, boxes)])
            : null;
    }

    private static DiagramBox Box(ActivityNode node)
    {
        var at = node.Design.Position ?? default;
        return new(node, at.X, at.Y, Size(node.Design.Width, 80, DiagramBox.StandardWidth), Size(node.Design.Height, 36, DiagramBox.StandardHeight));
    }

    private static double Size(double designed, double least, double standard) => designed >= least && designed <= 1000 ? designed : standard;

    private static IEnumerable<DiagramEdge> Edges(ActivityNode flowchart, FlowGraph graph, List<DiagramBox> boxes)
    {
        var byId = boxes.DistinctBy(b => b.Node.Id).ToDictionary(b => b.Node.Id, StringComparer.Ordinal);
        var lines = flowchart.Connections.ToLookup(c => (c.SourceId, c.TargetId));
        var lane = boxes.Min(b => b.Y);
        foreach (var line in lines)
        {
            if (byId.TryGetValue(line.Key.SourceId, out var source) && byId.TryGetValue(line.Key.TargetId, out var target))
            {
                var vertices = line.First().Vertices;
                var hasOpposite = source != target && lines.Contains((line.Key.TargetId, line.Key.SourceId));
                var route = Route(source, target, vertices, hasOpposite);
                if (vertices.Count == 0 && source != target && boxes.Any(b => b != source && b != target && b.IsCrossed(source.Centre, target.Centre)))
                {
                    lane -= Bow;
                    route = Above(source, target, lane);
                }

                yield return new(route, EdgeLabel.Of(source.Node, line), line.Any(graph.IsBackward));
            }
        }
    }

    // a line through other boxes would be taken for theirs
    private static List<DesignPoint> Above(DiagramBox source, DiagramBox target, double lane) =>
    [
        new(source.Centre.X + 12, source.Y), new(source.Centre.X + 12, lane), new(target.Centre.X - 12, lane), new(target.Centre.X - 12, target.Y),
    ];

    private static List<DesignPoint> Route(DiagramBox source, DiagramBox target, IReadOnlyList<DesignPoint> vertices, bool hasOpposite)
    {
        if (vertices.Count > 0)
        {
            return [source.Border(vertices[0]), .. vertices, target.Border(vertices[^1])];
        }

        if (source == target)
        {
            var (x, y) = (source.Right, source.Y);
            return [new(x - 20, y), new(x - 20, y - Bow), new(x + Bow, y - Bow), new(x + Bow, y + 20), new(x, y + 20)];
        }

        if (!hasOpposite)
        {
            return [source.Border(target.Centre), target.Border(source.Centre)];
        }

        // two lines between the same boxes keep to their own side
        var (dx, dy) = (target.Centre.X - source.Centre.X, target.Centre.Y - source.Centre.Y);
        var length = Math.Max(1, Math.Sqrt((dx * dx) + (dy * dy)));
        var middle = new DesignPoint(((source.Centre.X + target.Centre.X) / 2) - (dy / length * Bow), ((source.Centre.Y + target.Centre.Y) / 2) + (dx / length * Bow));
        return [source.Border(middle), middle, target.Border(middle)];
    }
}

/// <summary>What is written beside a line.</summary>
internal static class EdgeLabel
{
    /// <summary>The outcomes on which it is followed; nothing for an activity that has one outcome.</summary>
    public static string? Of(ActivityNode source, IEnumerable<FlowConnection> connections)
    {
        var ports = connections.Select(c => c.SourcePort ?? ActivityType.DoneOutcome).Distinct().ToList();
        return source.Outcomes is not { Count: > 1 } && ports is [ActivityType.DoneOutcome] ? null : string.Join(", ", ports.Select(DiagramWords.Outcome));
    }
}
