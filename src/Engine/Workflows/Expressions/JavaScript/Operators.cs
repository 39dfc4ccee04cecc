namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>Comparing and computing.</summary>
internal static class Operators
{
    public static object? Add(Run run, object? left, object? right)
    {
        if (left is double x && right is double y)
        {
            return x + y;
        }

        // for + a moment is text, and so is everything that is not plain
        var a = Js.ToPrimitive(run, left, number: false);
        var b = Js.ToPrimitive(run, right, number: false);
        if (a is string || b is string)
        {
            var (first, second) = (Js.ToText(run, a), Js.ToText(run, b));
            run.Meter.Grow((long)first.Length + second.Length);
            return first + second;
        }

        return Js.ToNumber(run, a) + Js.ToNumber(run, b);
    }

    public static bool StrictEquals(Run run, object? left, object? right) => (left, right) switch
    {
        (double a, double b) => a == b,
        (string a, string b) => TextEquals(run, a, b),
        (bool a, bool b) => a == b,
        (TimeSpan a, TimeSpan b) => a == b,
        _ => ReferenceEquals(left, right),
    };

    public static bool LooseEquals(Run run, object? left, object? right)
    {
        if (left is null or Undefined || right is null or Undefined)
        {
            return left is null or Undefined && right is null or Undefined;
        }

        var (a, b) = (IsPrimitive(left), IsPrimitive(right));
        if (a && b)
        {
            return left.GetType() == right.GetType() ? StrictEquals(run, left, right) : Js.ToNumber(run, left) == Js.ToNumber(run, right);
        }

        if (!a && !b)
        {
            return StrictEquals(run, left, right);
        }

        return a
            ? LooseEquals(run, left, Js.ToPrimitive(run, right, number: false))
            : LooseEquals(run, Js.ToPrimitive(run, left, number: false), right);
    }

    /// <summary>Equality of includes(): NaN equals itself.</summary>
    public static bool SameValueZero(Run run, object? left, object? right) =>
        StrictEquals(run, left, right) || (left is double.NaN && right is double.NaN);

    /// <summary>Less than zero, zero or more; null when one of them is no number, so that every comparison is false.</summary>
    public static int? Compare(Run run, object? left, object? right)
    {
        var a = Js.ToPrimitive(run, left, number: true);
        var b = Js.ToPrimitive(run, right, number: true);
        if (a is string first && b is string second)
        {
            run.Meter.Scan(Math.Min(first.Length, second.Length));
            return string.CompareOrdinal(first, second);
        }

        var (x, y) = (Js.ToNumber(run, a), Js.ToNumber(run, b));
        return double.IsNaN(x) || double.IsNaN(y) ? null : x < y ? -1 : x > y ? 1 : 0;
    }

    /// <summary>Powers as ECMAScript has them: one to the power of infinity is no number.</summary>
    public static double Power(double x, double y) => double.IsNaN(y) || (Math.Abs(x) == 1 && double.IsInfinity(y)) ? double.NaN : Math.Pow(x, y);

    private static bool IsPrimitive(object value) => value is string or double or bool;

    private static bool TextEquals(Run run, string a, string b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        run.Meter.Scan(a.Length);
        return string.Equals(a, b, StringComparison.Ordinal);
    }
}
