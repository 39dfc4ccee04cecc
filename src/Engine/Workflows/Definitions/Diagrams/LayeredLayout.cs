namespace Engine.Workflows.Definitions.Diagrams;

/// <summary>A flowchart that nobody placed: from top to bottom, each activity below what leads to it, ways back along the right.</summary>
internal static class LayeredLayout
{
    private const double GapX = 72;

    private const double GapY = 80;

    private const double Lane = 28;

    public static DiagramLayout Of(ActivityNode flowchart, FlowGraph graph)
    {
        var children = flowchart.ChildrenIn("activities").DistinctBy(c => c.Id).ToList();
        var layers = Layers(children, graph);
        var rows = Rows(children, layers, graph);
        var widest = rows.Max(r => r.Count);
        var boxes = new List<DiagramBox>();
        foreach (var row in rows)
        {
            var y = boxes.Count == 0 ? 0 : boxes.Max(b => b.Bottom) + GapY;
            boxes.AddRange(row.Select((node, x) => Box(node, x + ((widest - row.Count) / 2.0), y)));
        }

        return new(boxes, Edges(flowchart, graph, boxes, layers));
    }

    private static DiagramBox Box(ActivityNode node, double column, double y) =>
        DiagramBox.Of(node, column * (DiagramBox.StandardWidth + GapX), y, DiagramBox.StandardWidth, DiagramBox.StandardHeight);

    // the longest way from the start; what cannot be reached stands below all else
    private static Dictionary<string, int> Layers(List<ActivityNode> children, FlowGraph graph)
    {
        var layers = new Dictionary<string, int>(StringComparer.Ordinal);
        var open = children.ToDictionary(c => c.Id, c => graph.ForwardInbound(c.Id).Count, StringComparer.Ordinal);
        var ready = new Queue<string>(graph.Start is { } start ? [start.Id] : []);
        while (ready.TryDequeue(out var at))
        {
            layers.TryAdd(at, 0);
            foreach (var connection in graph.ForwardOutbound(at))
            {
                layers[connection.TargetId] = Math.Max(layers.GetValueOrDefault(connection.TargetId), layers[at] + 1);
                if (--open[connection.TargetId] == 0)
                {
                    ready.Enqueue(connection.TargetId);
                }
            }
        }

        var last = layers.Values.DefaultIfEmpty(-1).Max() + 1;
        foreach (var child in children)
        {
            layers.TryAdd(child.Id, last);
        }

        return layers;
    }

    // within a row in the order of what leads there, so that lines cross less
    private static List<List<ActivityNode>> Rows(List<ActivityNode> children, Dictionary<string, int> layers, FlowGraph graph)
    {
        var places = new Dictionary<string, double>(StringComparer.Ordinal);
        var rows = new List<List<ActivityNode>>();
        foreach (var row in children.GroupBy(c => layers[c.Id]).OrderBy(r => r.Key))
        {
            List<ActivityNode> ordered = [.. row.OrderBy(c => graph.ForwardInbound(c.Id).Select(i => places.GetValueOrDefault(i.SourceId)).DefaultIfEmpty(0).Average())];
            for (var i = 0; i < ordered.Count; i++)
            {
                places[ordered[i].Id] = i - (ordered.Count / 2.0);
                layers[ordered[i].Id] = rows.Count;
            }

            rows.Add(ordered);
        }

        return rows;
    }

    private static List<DiagramEdge> Edges(ActivityNode flowchart, FlowGraph graph, List<DiagramBox> boxes, Dictionary<string, int> layers)
    {
        var byId = boxes.ToDictionary(b => b.Node.Id, StringComparer.Ordinal);
        var (left, right) = (boxes.Min(b => b.X), boxes.Max(b => b.Right));
        var edges = new List<DiagramEdge>();
        var routes = boxes.Count > LineRoutes.MostBoxes ? null : new LineRoutes(boxes);
        foreach (var line in flowchart.Connections.GroupBy(c => (c.SourceId, c.TargetId)))
        {
            var (source, target) = (byId[line.Key.SourceId], byId[line.Key.TargetId]);
            var label = EdgeLabel.Of(source.Node, line, flowchart.Connections);
            var step = layers[line.Key.TargetId] - layers[line.Key.SourceId];
            if (step == 1)
            {
                edges.Add(new([source.Border(target.Centre) with { Y = source.Bottom }, target.Border(source.Centre) with { Y = target.Y }], label, false));
            }
            else if (source != target && routes?.Find(source, target) is { } way)
            {
                edges.Add(new(way, label, line.Any(graph.IsBackward)));
            }
            else if (step > 1)
            {
                left -= Lane;
                edges.Add(new(Beside(source.X, source.Centre.Y, target.X, target.Centre.Y, left), label, false));
            }
            else
            {
                right += Lane;
                edges.Add(new(Beside(source.Right, source.Centre.Y, target.Right, target.Centre.Y + (source == target ? 14 : 0), right), label, line.Any(graph.IsBackward)));
            }
        }

        return edges;
    }

    private static List<DesignPoint> Beside(double fromX, double fromY, double toX, double toY, double lane) =>
        [new(fromX, fromY), new(lane, fromY), new(lane, toY), new(toX, toY)];
}
