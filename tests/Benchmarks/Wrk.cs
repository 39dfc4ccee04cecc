using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Benchmarks;

/// <summary>The load generator, on the second core.</summary>
internal static partial class Wrk
{
    /// <returns>Requests per second.</returns>
    /// <exception cref="InvalidOperationException">Not every answer was a success: the figure would mean nothing.</exception>
    public static async Task<double> RunAsync(string url, string host, string? cookie, int seconds)
    {
        var start = new ProcessStartInfo("taskset") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "-c", "1", "wrk", "-t1", "-c16", $"-d{seconds}s", "-H", $"Host: {host}", "-H", "X-Forwarded-Proto: https" })
        {
            start.ArgumentList.Add(argument);
        }

        if (cookie is not null)
        {
            start.ArgumentList.Add("-H");
            start.ArgumentList.Add($"Cookie: {cookie}");
        }

        start.ArgumentList.Add(url);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output.Contains("Non-2xx", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"{url}: {output}")
            : double.Parse(PerSecond().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex PerSecond();
}
