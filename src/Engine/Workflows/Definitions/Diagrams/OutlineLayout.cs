namespace Engine.Workflows.Definitions.Diagrams;

/// <summary>Containers with what is in them: one activity per row, indented beneath what holds it.</summary>
internal static class OutlineLayout
{
    private const double Indent = 56;

    private const double Gap = 40;

    public static DiagramLayout Of(ActivityNode root)
    {
        var boxes = new List<DiagramBox>();
        var edges = new List<DiagramEdge>();
        Add(root, null, 0, boxes, edges);
        return new(boxes, edges);
    }

    private static DiagramBox Add(ActivityNode node, string? port, int depth, List<DiagramBox> boxes, List<DiagramEdge> edges)
    {
        var box = DiagramBox.Of(node, depth * Indent, boxes.Count == 0 ? 0 : boxes[^1].Bottom + Gap, DiagramBox.StandardWidth, DiagramBox.StandardHeight, port);
        boxes.Add(box);
        foreach (var child in node.Children)
        {
            var inner = Add(child.Node, child.Label is { Length: > 0 } label ? label : Words(child.Port), depth + 1, boxes, edges);
            var x = box.X + (Indent / 2);
            edges.Add(new([new(x, box.Bottom), new(x, inner.Centre.Y), new(inner.X, inner.Centre.Y)], null, false));
        }

        return box;
    }

    // where everything in a container runs the same way, the port says nothing
    private static string? Words(string port) => port switch
    {
        "then" => "dan",
        "else" or "default" => "anders",
        "error" or "childFaulted" => "bij een fout",
        "childCompleted" => "per workflow die klaar is",
        "timeout" => "geen antwoord op tijd",
        "failedToConnect" => "niet bereikbaar",
        "unmatchedStatusCode" => "ander antwoord",
        _ => null,
    };
}
