using static Engine.Workflows.Definitions.Diagrams.SvgText;

namespace Engine.Workflows.Definitions.Diagrams;

/// <summary>Draws one activity: box, text, type, and how far it is by sign and line and not by colour alone.</summary>
internal sealed class DiagramNode(SvgText svg, DiagramBox box, DiagramMark? mark)
{
    private const double Inside = 12;

    private const double Line = 18;

    public void Draw()
    {
        svg.Open("g", ("class", $"portal-diagram__node{Modifier()}"));
        svg.Element("title", $"{box.Node.Label}{(mark is null ? "" : $": {DiagramMarks.Words(mark.State)}")}");
        svg.Empty("rect", ("class", "portal-diagram__box"), ("x", Number(box.X)), ("y", Number(box.Y)), ("width", Number(box.Width)), ("height", Number(box.Height)), ("rx", "6"));
        var type = TypeLine();
        var lines = LabelLines.Of(box.Node.Label, box.Width - (2 * Inside) - (mark is null ? 0 : 24), box.Height < 3.4 * Line ? 1 : 2);
        var y = box.Y + ((box.Height - (Line * (lines.Count + (type is null ? 0 : 1)))) / 2) + 14;
        foreach (var line in lines)
        {
            Text("label", line, y);
            y += Line;
        }

        if (type is not null)
        {
            Text("type", type, y);
        }

        Mark();
        if (box.Port is { } port)
        {
            svg.Element("text", port, ("class", "portal-diagram__port"), ("x", Number(box.X)), ("y", Number(box.Y - 5)));
        }

        svg.Close("g");
    }

    // the type goes without saying when the label is its title
    private string? TypeLine()
    {
        var title = box.Node.Type?.Title ?? box.Node.TypeName;
        return title == box.Node.Label || box.Height < 2 * Line ? null : LabelLines.OneSmall(title, box.Width - (2 * Inside));
    }

    private string Modifier() => mark is null ? "" : mark.State switch
    {
        DiagramState.Done => " portal-diagram__node--done",
        DiagramState.Live => " portal-diagram__node--live",
        DiagramState.Faulted => " portal-diagram__node--faulted",
    };

    private void Text(string kind, string line, double y) =>
        svg.Element("text", line, ("class", $"portal-diagram__{kind}"), ("x", Number(box.X + Inside)), ("y", Number(y)));

    private void Mark()
    {
        if (mark is null)
        {
            return;
        }

        var (x, y) = (box.Right - 26, box.Y + 10);
        var sign = mark.State switch
        {
            DiagramState.Done => $"M{Number(x)} {Number(y + 8)}l5 5 9-11",
            DiagramState.Live => $"M{Number(x + 2)} {Number(y)}l12 8-12 8z",
            DiagramState.Faulted => $"M{Number(x + 2)} {Number(y + 2)}l12 12m0-12-12 12",
        };
        svg.Empty("path", ("class", "portal-diagram__sign"), ("d", sign));
        if (mark.Caption is { } caption)
        {
            svg.Element("text", LabelLines.OneSmall(caption, box.Width), ("class", "portal-diagram__caption"), ("x", Number(box.X + Inside)), ("y", Number(box.Bottom + 15)));
        }
    }
}
