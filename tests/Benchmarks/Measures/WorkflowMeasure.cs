using System.Diagnostics;
using Schema;
using Testing.Databases;

namespace Benchmarks.Measures;

/// <summary>
/// Durable workflows: a step against one row and one commit by the framework, in turn; and how long waiting takes with 100,000 that wait. PostgreSQL
/// waits for the disk at each commit.
/// </summary>
internal static class WorkflowMeasure
{
    private const int Chains = 100;
    private const int Many = 100_000;
    private const int PerSecond = 50;

    public static async Task<IReadOnlyList<Finding>> RunAsync(BenchArguments arguments)
    {
        var server = PostgresServer.StartAnother(isDurable: true);
        var findings = new List<Finding>();
        await using (var sqlite = await WorkflowBench.OpenAsync(DatabaseProvider.Sqlite, null))
        {
            findings.Add(await StepsAsync("SQLite", sqlite, 1, arguments.Pairs));
        }

        await using var few = await WorkflowBench.OpenAsync(DatabaseProvider.Postgres, server);
        findings.Add(await StepsAsync("PostgreSQL", few, 2, arguments.Pairs));
        findings.Add(await ChainsAsync(few, arguments.Pairs));
        await few.FillAsync(server, 100);
        await using var many = await WorkflowBench.OpenAsync(DatabaseProvider.Postgres, server);
        await many.FillAsync(server, Many);
        findings.Add(await WaitingAsync(few, many, arguments.Pairs));
        await many.WhileWorkingAsync(async () =>
        {
            findings.Add(await ResumeAsync(many));
            findings.Add(await TimersAsync(many));
        });
        return findings;
    }

    private static async Task<Finding> StepsAsync(string name, WorkflowBench bench, int workers, int pairs)
    {
        const int Steps = Chains * WorkflowBench.StepsOfChain;
        var (ratios, steps, inserts) = (new List<double>(), 0.0, 0.0);
        for (var pair = -1; pair < pairs; pair++)
        {
            var bare = await bench.InsertAsync(Steps, workers);
            await bench.StartAsync(WorkflowBench.Chain, Chains);
            var ours = await bench.DrainAsync(workers);
            if (pair >= 0)
            {
                ratios.Add(bare / ours);
                (steps, inserts) = (Steps / ours, Steps / bare);
            }
        }

        var ratio = Ratio.Of(ratios);
        return new($"workflow steps, {name}", FormattableString.Invariant($"{ratio} ({steps:F0}/s against {inserts:F0}/s)"), ">= 50% of insert and commit", ratio.Low >= 0.5);
    }

    private static async Task<Finding> ChainsAsync(WorkflowBench bench, int rounds)
    {
        var perSecond = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            await bench.StartAsync(WorkflowBench.Chain, Chains);
            perSecond.Add(Chains / await bench.DrainAsync(2));
        }

        var median = perSecond.Order().ElementAt(rounds / 2);
        return new("chains of five, PostgreSQL, two workers", FormattableString.Invariant($"{median:F0} workflows/s"), ">= 100/s", median >= 100);
    }

    private static async Task<Finding> WaitingAsync(WorkflowBench few, WorkflowBench many, int pairs)
    {
        var ratios = new List<double>();
        for (var pair = -1; pair < pairs; pair++)
        {
            await few.StartAsync(WorkflowBench.Chain, Chains);
            var before = await few.DrainAsync(2);
            await many.StartAsync(WorkflowBench.Chain, Chains);
            var after = await many.DrainAsync(2);
            if (pair >= 0)
            {
                ratios.Add(after / before);
            }
        }

        var ratio = Ratio.Of(ratios);
        return new("step time, 100,000 waiting against 100", FormattableString.Invariant($"{ratio}"), "<= 130%", ratio.High <= 1.3);
    }

    private static async Task<Finding> ResumeAsync(WorkflowBench bench)
    {
        const int Count = PerSecond * 10;
        var waiting = await bench.StartAsync(WorkflowBench.Waiting, Count + PerSecond);
        await UntilAsync(() => waiting.All(bench.Moments.ContainsKey));
        foreach (var id in waiting)
        {
            bench.Moments.TryRemove(id, out _);
        }

        var resumed = new Dictionary<Guid, long>();
        var running = new List<Task>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond));
        foreach (var id in waiting)
        {
            await timer.WaitForNextTickAsync();
            resumed[id] = Stopwatch.GetTimestamp();
            running.Add(bench.ResumeAsync(id));
        }

        await Task.WhenAll(running);
        await UntilAsync(() => waiting.All(bench.Moments.ContainsKey));
        // the first second warms up
        double[] waits = [.. waiting.Skip(PerSecond).Select(id => Stopwatch.GetElapsedTime(resumed[id], bench.Moments[id]).TotalMilliseconds).Order()];
        var p95 = waits[(int)(waits.Length * 0.95)];
        return new("resume at 50/s, p95", FormattableString.Invariant($"{p95:F0} ms (p50 {waits[waits.Length / 2]:F0} ms)"), "< 50 ms", p95 < 50);
    }

    private static async Task<Finding> TimersAsync(WorkflowBench bench)
    {
        await bench.PublishAsync("zo", WorkflowBench.Delay("d", "00:00:05"));
        var timers = await bench.StartAsync("zo", 500);
        await UntilAsync(() => timers.All(bench.Moments.ContainsKey));
        var due = await bench.DueAsync(timers);
        foreach (var id in timers)
        {
            bench.Moments.TryRemove(id, out _);
        }

        var (now, stamp) = (DateTimeOffset.UtcNow, Stopwatch.GetTimestamp());
        await UntilAsync(() => due.Keys.All(bench.Moments.ContainsKey));
        double[] late = [.. due.Select(t => (now + Stopwatch.GetElapsedTime(stamp, bench.Moments[t.Key]) - t.Value).TotalSeconds).Order()];
        var p99 = late[(int)(late.Length * 0.99)];
        return new("timers among 100,000, lateness p99", FormattableString.Invariant($"{p99:F2} s (500 within seconds)"), "< 2 s", p99 < 2);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var end = DateTime.UtcNow.AddMinutes(3); !holds(); await Task.Delay(20))
        {
            if (DateTime.UtcNow > end)
            {
                throw new TimeoutException("The workers do not get there.");
            }
        }
    }
}
