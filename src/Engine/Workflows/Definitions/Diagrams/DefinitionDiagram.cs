using Engine.Workflows.Definitions.Catalogue;
using static Engine.Workflows.Definitions.Diagrams.SvgText;

namespace Engine.Workflows.Definitions.Diagrams;

/// <summary>
/// Draws a definition as SVG: as the designer placed it, or else in rows. It has classes and neither styles nor scripts, so it fits a page
/// with the strictest policy. Class names begin with <c>portal-diagram</c>; title and description say in words what it shows.
/// </summary>
public static class DefinitionDiagram
{
    private const double Margin = 40;

    private const double LabelLine = 15;

    /// <returns>One <c>svg</c> element; every text in it is escaped.</returns>
    public static string Draw(WorkflowDefinition definition, DiagramOptions? options = null)
    {
        var chosen = options ?? new();
        var container = chosen.ContainerId is { } id ? definition.Tree.Find(id) ?? definition.Root : definition.Root;
        var layout = Layout(container);
        var labels = Labels(layout);
        var svg = new SvgText();
        Frame(svg, definition, container, layout, labels, chosen);
        foreach (var edge in layout.Edges)
        {
            svg.Empty("polyline",
                ("class", edge.IsBackward ? "portal-diagram__edge portal-diagram__edge--back" : "portal-diagram__edge"), ("fill", "none"),
                ("points", string.Join(' ', edge.Points.Select(p => $"{Number(p.X)},{Number(p.Y)}"))), ("marker-end", $"url(#{chosen.IdPrefix}-arrow)"));
        }

        var now = Now(layout, container, chosen);
        foreach (var box in layout.Boxes)
        {
            new DiagramNode(svg, box, MarkOf(box, container, chosen), box == now ? NowId(chosen) : null).Draw();
        }

        // over everything else: a line never runs through its own words
        foreach (var (line, at) in labels.SelectMany(l => l.Lines.Select((line, i) => (line, new DesignPoint(l.Centre, l.Top + 12 + (i * LabelLine))))))
        {
            svg.Element("text", line, ("class", "portal-diagram__port"), ("x", Number(at.X)), ("y", Number(at.Y)), ("text-anchor", "middle"));
        }

        return svg.Close("svg").ToString();
    }

    /// <summary>Where the activity stands at which an instance is now, in pixels from the left; null when nothing is marked so.</summary>
    public static double? NowAt(WorkflowDefinition definition, DiagramOptions options)
    {
        var container = options.ContainerId is { } id ? definition.Tree.Find(id) ?? definition.Root : definition.Root;
        var layout = Layout(container);
        return Now(layout, container, options) is { } now ? now.X - Extent(layout, Labels(layout)).Left : null;
    }

    /// <summary>Id of that activity in the drawing.</summary>
    public static string NowId(DiagramOptions options) => $"{options.IdPrefix}-nu";

    private static DiagramBox? Now(DiagramLayout layout, ActivityNode container, DiagramOptions options) =>
        layout.Boxes.FirstOrDefault(b => b.Node != container && MarkOf(b, container, options)?.State == DiagramState.Faulted)
        ?? layout.Boxes.FirstOrDefault(b => b.Node != container && MarkOf(b, container, options)?.State == DiagramState.Live);

    private static DiagramMark? MarkOf(DiagramBox box, ActivityNode container, DiagramOptions options) =>
        box.Node == container ? Own(box.Node, options) : DiagramMarks.Of(box.Node, options);

    private sealed record PlacedLabel(IReadOnlyList<string> Lines, double Centre, double Top, double Width)
    {
        public double Bottom => Top + (Lines.Count * LabelLine);

        public double Left => Centre - (Width / 2);

        public double Right => Centre + (Width / 2);

        public bool Covers(double left, double top, double right, double bottom) => Left < right && left < Right && Top < bottom && top < Bottom;
    }

    // beside the middle of its line, where no box and no other label is
    private static List<PlacedLabel> Labels(DiagramLayout layout)
    {
        var placed = new List<PlacedLabel>();
        foreach (var edge in layout.Edges.Where(e => e.Label is not null))
        {
            var lines = LabelLines.Small(edge.Label ?? "", EdgeLabel.Widest, EdgeLabel.MostLines);
            var width = lines.Max(LabelLines.WidthOf);
            double[] shifts = [0, (width / 2) + 8, -(width / 2) - 8];
            var choices = edge.Places.SelectMany(p => shifts.Select(shift => new PlacedLabel(lines, p.X + shift, p.Y - (lines.Count * LabelLine) - 2, width))).ToList();
            placed.Add(choices.Find(c => !layout.Boxes.Any(b => c.Covers(b.X, b.Y, b.Right, b.Bottom)) && !placed.Exists(o => c.Covers(o.Left, o.Top, o.Right, o.Bottom))) ?? choices[0]);
        }

        return placed;
    }

    private static (double Left, double Top, double Right, double Bottom) Extent(DiagramLayout layout, List<PlacedLabel> labels)
    {
        var points = layout.Edges.SelectMany(e => e.Points).Concat(layout.Boxes.SelectMany(b => new DesignPoint[] { new(b.X, b.Y), new(b.Right, b.Bottom) }))
            .Concat(labels.SelectMany(l => new DesignPoint[] { new(l.Left, l.Top), new(l.Right, l.Bottom) })).ToList();
        return (points.Min(p => p.X) - Margin, points.Min(p => p.Y) - Margin, points.Max(p => p.X) + Margin, points.Max(p => p.Y) + Margin);
    }

    private static DiagramMark? Own(ActivityNode node, DiagramOptions options) => options.Marks.GetValueOrDefault(node.Id);

    private static DiagramLayout Layout(ActivityNode container)
    {
        if (container.TypeName != FlowActivities.Flowchart || container.Children.Count == 0)
        {
            return OutlineLayout.Of(container);
        }

        var graph = new FlowGraph(container);
        return DesignedLayout.Of(container, graph) ?? LayeredLayout.Of(container, graph);
    }

    private static void Frame(SvgText svg, WorkflowDefinition definition, ActivityNode container, DiagramLayout layout, List<PlacedLabel> labels, DiagramOptions options)
    {
        var (left, top, right, bottom) = Extent(layout, labels);
        var (width, height) = (right - left, bottom - top);
        var (title, description, arrow) = ($"{options.IdPrefix}-title", $"{options.IdPrefix}-text", $"{options.IdPrefix}-arrow");
        svg.Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("class", "portal-diagram"), ("role", "img"), ("aria-labelledby", $"{title} {description}"),
            ("viewBox", $"{Number(left)} {Number(top)} {Number(width)} {Number(height)}"), ("width", Number(width)), ("height", Number(height)));
        svg.Element("title", $"Schema van {definition.Name}", ("id", title));
        svg.Element("desc", string.Join(' ', DiagramWords.Of(container, options)), ("id", description));
        svg.Open("defs")
            .Open("marker", ("id", arrow), ("viewBox", "0 0 10 10"), ("refX", "9"), ("refY", "5"), ("markerWidth", "8"), ("markerHeight", "8"), ("orient", "auto-start-reverse"))
            .Empty("path", ("class", "portal-diagram__arrow"), ("d", "M0 0 10 5 0 10z"))
            .Close("marker").Close("defs");
    }
}
