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

        List<DiagramBox> placed = [.. children.Select(c => Box(c, 1))];
        var isSpread = placed.Max(b => b.Right) - placed.Min(b => b.X) <= Largest && placed.Max(b => b.Bottom) - placed.Min(b => b.Y) <= Largest;
        if (!isSpread || placed.Where((box, i) => placed.Skip(i + 1).Any(box.Overlaps)).Any())
        {
            return null;
        }

        var wider = Wider(flowchart, placed);
        List<DiagramBox> boxes = [.. children.Select(c => Box(c, wider))];
        return new(boxes, Edges(flowchart, graph, boxes, wider));
    }

    private static DiagramBox Box(ActivityNode node, double wider)
    {
        var at = node.Design.Position ?? default;
        return DiagramBox.Of(node, at.X * wider, at.Y, Size(node.Design.Width, 80, DiagramBox.StandardWidth), Size(node.Design.Height, 36, DiagramBox.StandardHeight));
    }

    private static double Size(double designed, double least, double standard) => designed >= least && designed <= 1000 ? designed : standard;

    /// <summary>How many times as far apart the boxes stand, so that what is written beside a line between neighbours has room.</summary>
    private static double Wider(ActivityNode flowchart, List<DiagramBox> boxes)
    {
        var byId = boxes.DistinctBy(b => b.Node.Id).ToDictionary(b => b.Node.Id, StringComparer.Ordinal);
        var wider = 1.0;
        foreach (var line in flowchart.Connections.ToLookup(c => (c.SourceId, c.TargetId)))
        {
            if (byId.TryGetValue(line.Key.SourceId, out var source) && byId.TryGetValue(line.Key.TargetId, out var target) && EdgeLabel.Of(source.Node, line, flowchart.Connections) is { } label
                && source.Y < target.Bottom && target.Y < source.Bottom)
            {
                var distance = Math.Abs(target.X - source.X);
                var needed = (source.X < target.X ? source : target).Width + LabelLines.Small(label, EdgeLabel.Widest, EdgeLabel.MostLines).Max(LabelLines.WidthOf) + 28;
                wider = distance < 1 ? wider : Math.Max(wider, needed / distance);
            }
        }

        return Math.Min(wider, 2);
    }

    private static List<DiagramEdge> Edges(ActivityNode flowchart, FlowGraph graph, List<DiagramBox> boxes, double wider)
    {
        var byId = boxes.DistinctBy(b => b.Node.Id).ToDictionary(b => b.Node.Id, StringComparer.Ordinal);
        var lines = flowchart.Connections.ToLookup(c => (c.SourceId, c.TargetId));
        var routes = boxes.Count > LineRoutes.MostBoxes ? null : new LineRoutes(boxes);
        var edges = new List<(DiagramEdge Edge, DiagramBox Source, DiagramBox Target, bool Crosses)>();
        foreach (var line in lines)
        {
            if (byId.TryGetValue(line.Key.SourceId, out var source) && byId.TryGetValue(line.Key.TargetId, out var target))
            {
                List<DesignPoint> vertices = [.. line.First().Vertices.Select(v => v with { X = v.X * wider })];
                var hasOpposite = source != target && lines.Contains((line.Key.TargetId, line.Key.SourceId));
                var edge = new DiagramEdge(Route(source, target, vertices, hasOpposite), EdgeLabel.Of(source.Node, line, flowchart.Connections), line.Any(graph.IsBackward));
                edges.Add((edge, source, target, vertices.Count == 0 && source != target && boxes.Any(b => b != source && b != target && edge.Crosses(b))));
            }
        }

        foreach (var (edge, _, _, _) in edges.Where(e => !e.Crosses))
        {
            routes?.Take(edge.Points);
        }

        // a line through other boxes would be taken for theirs
        var lane = boxes.Min(b => b.Y);
        return edges.ConvertAll(e => e.Crosses ? e.Edge with { Points = routes?.Find(e.Source, e.Target) ?? Above(e.Source, e.Target, lane -= Bow) } : e.Edge);
    }

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
    /// <summary>Pixels of its longest line.</summary>
    public const double Widest = 150;

    public const int MostLines = 4;

    /// <summary>The outcomes on which it is followed; nothing when that is the usual one and no other line leaves the activity.</summary>
    /// <param name="all">Connections of the flowchart.</param>
    public static string? Of(ActivityNode source, IEnumerable<FlowConnection> connections, IEnumerable<FlowConnection> all)
    {
        var ports = connections.Select(PortOf).Distinct().ToList();
        var isOnly = all.Where(c => c.SourceId == source.Id).All(c => PortOf(c) == ActivityType.DoneOutcome);
        return ports is [ActivityType.DoneOutcome] && isOnly ? null : string.Join(", ", ports.Select(DiagramWords.Outcome));
    }

    private static string PortOf(FlowConnection connection) => connection.SourcePort ?? ActivityType.DoneOutcome;
}
