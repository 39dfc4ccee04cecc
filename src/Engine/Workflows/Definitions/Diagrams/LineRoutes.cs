namespace Engine.Workflows.Definitions.Diagrams;

/// <summary>
/// Ways for lines around boxes: level and upright, as short and straight as can be, beside the lines that lie already. It looks along the borders and the
/// middles of all boxes, so the work grows with the third power of their number.
/// </summary>
internal sealed class LineRoutes
{
    /// <summary>More boxes than this make a page wait.</summary>
    public const int MostBoxes = 60;

    private const double Beside = 14;

    /// <summary>Below a box stands a line of text.</summary>
    private const double Below = 26;

    private const double Bend = 60;

    private static readonly (int X, int Y)[] Sides = [(0, 1), (1, 0), (0, -1), (-1, 0)];

    private readonly IReadOnlyList<DiagramBox> boxes;
    private readonly double[] xs;
    private readonly double[] ys;
    private readonly HashSet<(int, int, int, int)> taken = [];

    public LineRoutes(IReadOnlyList<DiagramBox> boxes)
    {
        this.boxes = boxes;
        xs = [.. boxes.SelectMany(b => new[] { b.X - (2 * Beside), b.X - Beside, b.Centre.X, b.Right + Beside, b.Right + (2 * Beside) }).Distinct().Order()];
        ys = [.. boxes.SelectMany(b => new[] { b.Y - (2 * Beside), b.Y - Beside, b.Centre.Y, b.Bottom + Below, b.Bottom + Below + Beside }).Distinct().Order()];
    }

    /// <summary>Keeps others off a line that lies already, as far as it runs level or upright through the middle of a box.</summary>
    public void Take(IReadOnlyList<DesignPoint> points)
    {
        foreach (var (from, to) in points.Zip(points.Skip(1)))
        {
            var (x, y) = (Array.BinarySearch(xs, from.X), Array.BinarySearch(ys, from.Y));
            for (var i = 1; from.X == to.X && x >= 0 && i < ys.Length; i++)
            {
                if (Math.Min(from.Y, to.Y) < ys[i] && ys[i - 1] < Math.Max(from.Y, to.Y))
                {
                    taken.Add(Segment(x, i - 1, x, i));
                }
            }

            for (var i = 1; from.Y == to.Y && y >= 0 && i < xs.Length; i++)
            {
                if (Math.Min(from.X, to.X) < xs[i] && xs[i - 1] < Math.Max(from.X, to.X))
                {
                    taken.Add(Segment(i - 1, y, i, y));
                }
            }
        }
    }

    /// <returns>From border to border; null when there is no way.</returns>
    public IReadOnlyList<DesignPoint>? Find(DiagramBox source, DiagramBox target)
    {
        var (start, end) = (Place(source.Centre), Place(target.Centre));
        var best = new Dictionary<(int X, int Y, int Side), double>();
        var from = new Dictionary<(int X, int Y, int Side), (int X, int Y, int Side)>();
        var open = new PriorityQueue<(int X, int Y, int Side), double>();
        best[(start.X, start.Y, -1)] = 0;
        open.Enqueue((start.X, start.Y, -1), 0);
        while (open.TryDequeue(out var at, out var cost))
        {
            if ((at.X, at.Y) == end)
            {
                return Points(at, from, source, target);
            }

            if (cost > best[at])
            {
                continue;
            }

            for (var side = 0; side < Sides.Length; side++)
            {
                var (x, y) = (at.X + Sides[side].X, at.Y + Sides[side].Y);
                if (x < 0 || y < 0 || x >= xs.Length || y >= ys.Length || IsBlocked(at.X, at.Y, x, y, source, target))
                {
                    continue;
                }

                var length = Math.Abs(xs[x] - xs[at.X]) + Math.Abs(ys[y] - ys[at.Y]);
                var sum = cost + (taken.Contains(Segment(at.X, at.Y, x, y)) ? (4 * length) + 4 : length) + (at.Side >= 0 && at.Side != side ? Bend : 0);
                if (!best.TryGetValue((x, y, side), out var known) || sum < known)
                {
                    best[(x, y, side)] = sum;
                    from[(x, y, side)] = at;
                    open.Enqueue((x, y, side), sum);
                }
            }
        }

        return null;
    }

    private List<DesignPoint> Points((int X, int Y, int Side) at, Dictionary<(int X, int Y, int Side), (int X, int Y, int Side)> from, DiagramBox source, DiagramBox target)
    {
        var points = new List<DesignPoint> { new(xs[at.X], ys[at.Y]) };
        while (from.TryGetValue(at, out var before))
        {
            taken.Add(Segment(before.X, before.Y, at.X, at.Y));
            points.Insert(0, new(xs[before.X], ys[before.Y]));
            at = before;
        }

        // what goes straight on needs no point of its own
        for (var i = points.Count - 2; i > 0; i--)
        {
            if ((points[i - 1].X == points[i].X && points[i].X == points[i + 1].X) || (points[i - 1].Y == points[i].Y && points[i].Y == points[i + 1].Y))
            {
                points.RemoveAt(i);
            }
        }

        (points[0], points[^1]) = (source.Border(points[1]), target.Border(points[^2]));
        return points;
    }

    // within the box where a line begins or ends it may lie, within no other
    private bool IsBlocked(int fromX, int fromY, int toX, int toY, DiagramBox source, DiagramBox target)
    {
        var (left, right) = (Math.Min(xs[fromX], xs[toX]), Math.Max(xs[fromX], xs[toX]));
        var (top, bottom) = (Math.Min(ys[fromY], ys[toY]), Math.Max(ys[fromY], ys[toY]));
        return boxes.Any(b => b != source && b != target ? left < b.Right + 4 && right > b.X - 4 && top < b.Bottom + 4 && bottom > b.Y - 4
            : left < b.Right && right > b.X && top < b.Bottom && bottom > b.Y && !IsSpoke(b, left, right, top, bottom));
    }

    // straight between the middle of a box and its border
    private static bool IsSpoke(DiagramBox box, double left, double right, double top, double bottom) => (left == right && left == box.Centre.X) || (top == bottom && top == box.Centre.Y);

    private (int X, int Y) Place(DesignPoint point) => (Array.BinarySearch(xs, point.X), Array.BinarySearch(ys, point.Y));

    private static (int, int, int, int) Segment(int fromX, int fromY, int toX, int toY) =>
        (Math.Min(fromX, toX), Math.Min(fromY, toY), Math.Max(fromX, toX), Math.Max(fromY, toY));
}
