namespace Engine.Workflows.Definitions.Diagrams;

/// <summary>Marks of activities, and of those that hold them.</summary>
internal static class DiagramMarks
{
    /// <summary>Its own mark; else what needs attention first among those in it, which the drawing may not show.</summary>
    public static DiagramMark? Of(ActivityNode node, DiagramOptions options)
    {
        if (options.Marks.TryGetValue(node.Id, out var own))
        {
            return own;
        }

        DiagramMark?[] inner = [.. node.Children.Select(c => Of(c.Node, options))];
        return Array.Find(inner, m => m?.State == DiagramState.Faulted) ?? Array.Find(inner, m => m?.State == DiagramState.Live);
    }

    public static string Words(DiagramState state) => state switch
    {
        DiagramState.Done => "klaar",
        DiagramState.Live => "bezig",
        DiagramState.Faulted => "fout",
    };
}
