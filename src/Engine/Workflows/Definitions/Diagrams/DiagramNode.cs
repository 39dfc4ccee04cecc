using static Engine.Workflows.Definitions.Diagrams.SvgText;

namespace Engine.Workflows.Definitions.Diagrams;

/// <summary>Draws one activity: box, text, type, and how far it is by sign and line and not by colour alone.</summary>
/// <param name="id">By which the page leads to it; null for most.</param>
internal sealed class DiagramNode(SvgText svg, DiagramBox box, DiagramMark? mark, string? id)
{
    public void Draw()
    {
        svg.Open("g", ("id", id), ("class", $"portal-diagram__node{Modifier()}"));
        svg.Element("title", $"{box.Node.Label}{(mark is null ? "" : $": {DiagramMarks.Words(mark.State)}")}");
        svg.Empty("rect", ("class", "portal-diagram__box"), ("x", Number(box.X)), ("y", Number(box.Y)), ("width", Number(box.Width)), ("height", Number(box.Height)), ("rx", "6"));
        var type = box.Height < 14 + (DiagramBox.Line * (box.Label.Count + box.Type.Count)) ? [] : box.Type;
        var y = box.Y + ((box.Height - (DiagramBox.Line * (box.Label.Count + type.Count))) / 2) + 14;
        foreach (var line in box.Label)
        {
            Text("label", line, y);
            y += DiagramBox.Line;
        }

        foreach (var line in type)
        {
            Text("type", line, y);
            y += DiagramBox.Line;
        }

        Mark();
        if (box.Port is { } port)
        {
            svg.Element("text", port, ("class", "portal-diagram__port"), ("x", Number(box.X)), ("y", Number(box.Y - 5)));
        }

        svg.Close("g");
    }

    private string Modifier() => mark is null ? "" : mark.State switch
    {
        DiagramState.Done => " portal-diagram__node--done",
        DiagramState.Live => " portal-diagram__node--live",
        DiagramState.Faulted => " portal-diagram__node--faulted",
    };

    private void Text(string kind, string line, double y) =>
        svg.Element("text", line, ("class", $"portal-diagram__{kind}"), ("x", Number(box.X + DiagramBox.Inside)), ("y", Number(y)));

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
            svg.Element("text", LabelLines.OneSmall(caption, box.Width), ("class", "portal-diagram__caption"), ("x", Number(box.X + DiagramBox.Inside)), ("y", Number(box.Bottom + 15)));
        }
    }
}
