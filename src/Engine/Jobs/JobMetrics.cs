using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Engine.Jobs;

internal enum JobOutcome
{
    Done,
    Failed,
    Dead,
    LeaseLost,
    Released,
}

/// <summary>Figures about background work, by kind and never by person: how long it takes, what waits and what is dead.</summary>
internal sealed class JobMetrics
{
    public const string MeterName = "Engine.Jobs";

    private readonly Histogram<double> duration;
    private readonly ObservableGauge<int> waiting;
    private readonly ConcurrentDictionary<string, IReadOnlyList<JobCount>> counts = new(StringComparer.Ordinal);

    public JobMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        duration = meter.CreateHistogram<double>("portal.jobs.duration", "s", "Time that one piece of work took.");
        waiting = meter.CreateObservableGauge("portal.jobs.waiting", () => Measure(c => c.Waiting), description: "Work that waits or runs.");
        meter.CreateObservableGauge("portal.jobs.dead", () => Measure(c => c.Dead), description: "Work that was laid aside.");
    }

    /// <summary>False while nobody collects the gauges: then the queue need not be counted.</summary>
    public bool AreRead => waiting.Enabled;

    public void Ran(string kind, JobOutcome outcome, TimeSpan time) =>
        duration.Record(time.TotalSeconds, new("kind", kind), new("outcome", outcome.ToString()));

    /// <summary>Takes over what was counted last in a database; the gauges report it until the next count.</summary>
    public void Counted(string database, IReadOnlyList<JobCount> latest) => counts[database] = latest;

    private IEnumerable<Measurement<int>> Measure(Func<JobCount, int> figure) =>
        counts.Values.SelectMany(c => c).GroupBy(c => c.Kind, StringComparer.Ordinal)
            .Select(g => new Measurement<int>(g.Sum(figure), new KeyValuePair<string, object?>("kind", g.Key)));
}
