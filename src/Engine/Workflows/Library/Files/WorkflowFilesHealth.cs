using System.Collections.Concurrent;
using Engine.Workflows.Definitions.Publishing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Engine.Workflows.Library.Files;

/// <summary>What is wrong with files of definitions at this moment; the last published versions stay live.</summary>
public sealed class WorkflowFilesHealth
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<FileFinding>> faults = new(StringComparer.Ordinal);

    /// <summary>Every fault once, however many tenants have the file.</summary>
    public IReadOnlyList<FileFinding> Faults => [.. faults.OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(f => f.Value).DistinctBy(f => f.ToString())];

    /// <param name="whose">The tenant; empty for the shared files.</param>
    /// <returns>Those that were not known before.</returns>
    internal IReadOnlyList<FileFinding> Report(string whose, IReadOnlyList<FileFinding> found)
    {
        var known = Faults.Select(f => f.ToString()).ToHashSet(StringComparer.Ordinal);
        if (found.Count == 0)
        {
            faults.TryRemove(whose, out _);
        }
        else
        {
            faults[whose] = found;
        }

        return [.. found.Where(f => !known.Contains(f.ToString()))];
    }
}

/// <summary>Degraded while a file of definitions is wrong; never unready, because what was published goes on.</summary>
internal sealed class WorkflowFilesHealthCheck(WorkflowFilesHealth health) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var faults = health.Faults;
        return Task.FromResult(faults.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(string.Join('\n', faults.Take(10)), data: new Dictionary<string, object> { ["errors"] = faults.Count }));
    }
}
