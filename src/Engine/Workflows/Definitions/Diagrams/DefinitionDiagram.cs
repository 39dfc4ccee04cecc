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

    /// <returns>One <c>svg</c> element; every text in it is escaped.</returns>
    public static string Draw(WorkflowDefinition definition, DiagramOptions? options = null)
    {
        var chosen = options ?? new();
        var container = chosen.ContainerId is { } id ? definition.Tree.Find(id) ?? definition.Root : definition.Root;
        var layout = Layout(container);
        var svg = new SvgText();
        Frame(svg, definition, container, layout, chosen);
        foreach (var edge in layout.Edges)
        {
            Edge(svg, edge, chosen);
        }

        foreach (var box in layout.Boxes)
        {
            new DiagramNode(svg, box, box.Node == container ? Own(box.Node, chosen) : DiagramMarks.Of(box.Node, chosen)).Draw();
        }

        return svg.Close("svg").ToString();
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

    private static void Frame(SvgText svg, WorkflowDefinition definition, ActivityNode container, DiagramLayout layout, DiagramOptions options)
    {
        var points = layout.Edges.SelectMany(e => e.Points).Concat(layout.Boxes.SelectMany(b => new DesignPoint[] { new(b.X, b.Y), new(b.Right, b.Bottom) })).ToList();
        var (left, top) = (points.Min(p => p.X) - Margin, points.Min(p => p.Y) - Margin);
        var (width, height) = (points.Max(p => p.X) + Margin - left, points.Max(p => p.Y) + Margin - top);
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

    private static void Edge(SvgText svg, DiagramEdge edge, DiagramOptions options)
    {
        svg.Empty("polyline",
            ("class", edge.IsBackward ? "portal-diagram__edge portal-diagram__edge--back" : "portal-diagram__edge"), ("fill", "none"),
            ("points", string.Join(' ', edge.Points.Select(p => $"{Number(p.X)},{Number(p.Y)}"))), ("marker-end", $"url(#{options.IdPrefix}-arrow)"));
        if (edge.Label is { } label)
        {
            var at = edge.Middle;
            svg.Element("text", LabelLines.OneSmall(label, 160), ("class", "portal-diagram__port"), ("x", Number(at.X)), ("y", Number(at.Y - 4)), ("text-anchor", "middle"));
        }
    }
}
