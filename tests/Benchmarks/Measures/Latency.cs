using System.Diagnostics;
using System.Net;

namespace Benchmarks.Measures;

/// <summary>How long a reader waits for pages, asked at a steady rate so that slow answers do not thin out the sample.</summary>
internal static class Latency
{
    private const int PerSecond = 50;

    /// <returns>The 99th percentile in milliseconds.</returns>
    /// <exception cref="InvalidOperationException">A page did not come.</exception>
    public static async Task<double> OfAsync(Browser browser, string page, TimeSpan time)
    {
        var waits = new List<Task<double>>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time && await timer.WaitForNextTickAsync())
        {
            waits.Add(AskAsync(browser, page));
        }

        double[] sorted = [.. (await Task.WhenAll(waits)).Order()];
        return sorted[(int)(sorted.Length * 0.99)];
    }

    private static async Task<double> AskAsync(Browser browser, string page)
    {
        var from = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        var status = await browser.StatusAsync(request);
        return status == HttpStatusCode.OK ? Stopwatch.GetElapsedTime(from).TotalMilliseconds : throw new InvalidOperationException($"{page}: {status}");
    }
}
