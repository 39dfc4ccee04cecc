namespace Engine.Workflows.Definitions.Diagrams;

/// <summary>An activity with its place in a drawing, in pixels.</summary>
/// <param name="Port">Port of the container in which it stands, when the drawing shows containers with what is in them.</param>
internal sealed record DiagramBox(ActivityNode Node, double X, double Y, double Width, double Height, string? Port = null)
{
    public const double StandardWidth = 220;

    public const double StandardHeight = 68;

    /// <summary>Pixels between the border and the text.</summary>
    public const double Inside = 12;

    /// <summary>Height of a line of text.</summary>
    public const double Line = 18;

    /// <summary>Room for the sign of how far it is.</summary>
    private const double Sign = 24;

    private const int MostLines = 5;

    /// <summary>The label, whole: a box grows with it.</summary>
    public IReadOnlyList<string> Label => LabelLines.Of(Node.Label, Width - (2 * Inside) - Sign, MostLines);

    /// <summary>The title of its type; nothing when the label says it.</summary>
    public IReadOnlyList<string> Type => (Node.Type?.Title ?? Node.TypeName) is var title && title == Node.Label ? [] : LabelLines.Small(title, Width - (2 * Inside), 2);

    /// <summary>A box that is high enough for its text.</summary>
    public static DiagramBox Of(ActivityNode node, double x, double y, double width, double height, string? port = null)
    {
        var box = new DiagramBox(node, x, y, width, height, port);
        return box with { Height = Math.Max(height, 14 + (Line * (box.Label.Count + (height < 2 * Line ? 0 : box.Type.Count)))) };
    }

    public double Right => X + Width;

    public double Bottom => Y + Height;

    public DesignPoint Centre => new(X + (Width / 2), Y + (Height / 2));

    public bool Overlaps(DiagramBox other) => X < other.Right && other.X < Right && Y < other.Bottom && other.Y < Bottom;

    /// <summary>Whether a straight line passes through the box.</summary>
    public bool IsCrossed(DesignPoint from, DesignPoint to)
    {
        var (first, last) = (0.0, 1.0);
        return Narrow(from.X - X, from.X - to.X, ref first, ref last) && Narrow(Right - from.X, to.X - from.X, ref first, ref last)
            && Narrow(from.Y - Y, from.Y - to.Y, ref first, ref last) && Narrow(Bottom - from.Y, to.Y - from.Y, ref first, ref last);
    }

    // the part of the line on the inner side of one edge of the box
    private static bool Narrow(double distance, double step, ref double first, ref double last)
    {
        if (step == 0)
        {
            return distance >= 0;
        }

        (first, last) = step < 0 ? (Math.Max(first, distance / step), last) : (first, Math.Min(last, distance / step));
        return first <= last;
    }

    /// <summary>Where a line from the centre to a point leaves the box.</summary>
    public DesignPoint Border(DesignPoint to)
    {
        var (dx, dy) = (to.X - Centre.X, to.Y - Centre.Y);
        if (dx == 0 && dy == 0)
        {
            return Centre;
        }

        var scale = Math.Min(dx == 0 ? double.MaxValue : Width / 2 / Math.Abs(dx), dy == 0 ? double.MaxValue : Height / 2 / Math.Abs(dy));
        return new(Centre.X + (dx * scale), Centre.Y + (dy * scale));
    }
}

/// <summary>A line between two activities.</summary>
/// <param name="Points">From border to border.</param>
/// <param name="Label">Outcome on which it is followed; null for the usual one.</param>
/// <param name="IsBackward">Leads back to what ran before.</param>
internal sealed record DiagramEdge(IReadOnlyList<DesignPoint> Points, string? Label, bool IsBackward)
{
    /// <summary>Whether the line passes through a box.</summary>
    public bool Crosses(DiagramBox box) => Points.Zip(Points.Skip(1)).Any(s => box.IsCrossed(s.First, s.Second));

    /// <summary>Places for a label, the best first: on the longest parts, half way.</summary>
    public IEnumerable<DesignPoint> Places =>
        from share in (double[])[0.5, 0.35, 0.65, 0.2, 0.8]
        from part in Points.Zip(Points.Skip(1)).OrderByDescending(s => Length(s.First, s.Second))
        select new DesignPoint(part.First.X + ((part.Second.X - part.First.X) * share), part.First.Y + ((part.Second.Y - part.First.Y) * share));

    private static double Length(DesignPoint from, DesignPoint to) => Math.Sqrt(Math.Pow(to.X - from.X, 2) + Math.Pow(to.Y - from.Y, 2));
}

/// <summary>Boxes and lines of one drawing.</summary>
internal sealed record DiagramLayout(IReadOnlyList<DiagramBox> Boxes, IReadOnlyList<DiagramEdge> Edges);
