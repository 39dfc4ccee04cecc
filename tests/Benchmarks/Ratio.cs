namespace Benchmarks;

/// <summary>Median of paired ratios with its 95 % interval by resampling; a goal is held against the bad end.</summary>
internal sealed record Ratio(double Median, double Low, double High)
{
    public static Ratio Of(IReadOnlyList<double> ratios)
    {
        var random = new Random(1);
        double[] medians = [.. Enumerable.Range(0, 2000)
            .Select(_ => MedianOf([.. Enumerable.Range(0, ratios.Count).Select(_ => ratios[random.Next(ratios.Count)])])).Order()];
        return new(MedianOf(ratios), medians[50], medians[1949]);
    }

    public override string ToString() => FormattableString.Invariant($"{Median:P0} [{Low:P0}, {High:P0}]");

    private static double MedianOf(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
