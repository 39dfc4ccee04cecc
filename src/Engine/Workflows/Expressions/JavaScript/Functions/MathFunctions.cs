namespace Engine.Workflows.Expressions.JavaScript.Functions;

/// <summary>Math, without chance: an expression that is evaluated again must give the same value.</summary>
internal static class MathFunctions
{
    public static readonly FunctionGroup Group = new FunctionGroup("Math")
        .With("PI", Math.PI).With("E", Math.E).With("LN2", 0.6931471805599453).With("LN10", 2.302585092994046)
        .With("SQRT2", 1.4142135623730951).With("SQRT1_2", 0.7071067811865476).With("LOG2E", 1.4426950408889634).With("LOG10E", 0.4342944819032518)
        .With("abs", One(Math.Abs)).With("ceil", One(Math.Ceiling)).With("floor", One(Math.Floor)).With("trunc", One(Math.Truncate))
        .With("round", One(Round)).With("sign", One(x => double.IsNaN(x) || x == 0 ? x : Math.Sign(x))).With("sqrt", One(Math.Sqrt)).With("cbrt", One(Math.Cbrt))
        .With("exp", One(Math.Exp)).With("log", One(Math.Log)).With("log10", One(Math.Log10)).With("log2", One(Math.Log2))
        .With("pow", (run, _, a) => Operators.Power(a.Number(run, 0), a.Number(run, 1)))
        .With("hypot", (run, _, a) => Hypotenuse(Numbers(run, a)))
        .With("max", (run, _, a) => Numbers(run, a).Aggregate(double.NegativeInfinity, Math.Max))
        .With("min", (run, _, a) => Numbers(run, a).Aggregate(double.PositiveInfinity, Math.Min));

    private static Native One(Func<double, double> compute) => (run, _, a) => compute(a.Number(run, 0));

    private static double[] Numbers(Run run, Arguments a)
    {
        run.Meter.Step(a.Count >> 2);
        return [.. a.All.Select(v => Js.ToNumber(run, v))];
    }

    // by the longest side, so that squares stay within range
    private static double Hypotenuse(double[] sides)
    {
        var longest = sides.Aggregate(0d, (most, x) => double.IsInfinity(x) ? double.PositiveInfinity : Math.Max(most, Math.Abs(x)));
        return longest == 0 || !double.IsFinite(longest) ? longest : Math.Sqrt(sides.Sum(x => x / longest * (x / longest))) * longest;
    }

    // a half goes up, below zero too; adding a half first would lift 0.49999999999999994
    private static double Round(double x)
    {
        var floor = Math.Floor(x);
        return double.IsInfinity(x) || floor == x ? x : x - floor >= 0.5 ? Math.CopySign(floor + 1, x) : floor;
    }
}
