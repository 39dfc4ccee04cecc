using System.Diagnostics;

namespace Web.Tests.Security.Authentication;

/// <summary>Whether two requests can be told apart by how long they take: samples in turn, compared by median and by rank.</summary>
internal sealed record TimingArms(double MedianDifference, double P)
{
    /// <param name="one">Does what is measured once; what it returns has to be done before the clock starts.</param>
    public static async Task<TimingArms> OfAsync(Func<int, Task<Func<Task>>> one, Func<int, Task<Func<Task>>> other, int samples)
    {
        var (a, b) = (new List<double>(), new List<double>());
        for (var i = -5; i < samples; i++)
        {
            // in turn, and each goes first as often as the other
            foreach (var (arm, times) in i % 2 == 0 ? [(one, a), (other, b)] : new[] { (other, b), (one, a) })
            {
                var work = await arm(i);
                var from = Stopwatch.GetTimestamp();
                await work();
                if (i >= 0)
                {
                    times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
                }
            }
        }

        return new(Math.Abs(Median(a) - Median(b)), MannWhitney(a, b));
    }

    /// <summary>Two-sided probability of ranks at least as uneven when both arms are alike (normal approximation; times have no ties to speak of).</summary>
    private static double MannWhitney(List<double> a, List<double> b)
    {
        var ranked = a.Select(t => (Time: t, IsA: true)).Concat(b.Select(t => (Time: t, IsA: false))).OrderBy(t => t.Time).ToList();
        var ranks = ranked.Select((t, i) => t.IsA ? i + 1.0 : 0).Sum();
        double n = a.Count, m = b.Count;
        var u = ranks - n * (n + 1) / 2;
        var z = Math.Abs(u - n * m / 2) / Math.Sqrt(n * m * (n + m + 1) / 12);
        return 2 * (1 - Normal(z));
    }

    // Abramowitz and Stegun 26.2.17, good to seven digits
    private static double Normal(double z)
    {
        var t = 1 / (1 + 0.2316419 * z);
        var tail = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return 1 - Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * tail;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
