using Engine.Data;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>What already runs of what may run once, for a number of starts together: of two among them the second finds its place taken.</summary>
internal sealed class TakenPlaces
{
    // an embedded database takes no more values in one statement, and servers plan long lists badly
    private const int Asked = 500;

    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> correlations = new(StringComparer.Ordinal);

    public static async Task<TakenPlaces> ReadAsync(PortalDbContext db, IReadOnlyList<ActivationRule?> rules, CancellationToken cancellation)
    {
        var taken = new TakenPlaces();
        foreach (var some in rules.Select(r => r?.ActiveKey).OfType<string>().Distinct(StringComparer.Ordinal).Chunk(Asked))
        {
            taken.keys.UnionWith(await db.Set<WorkflowInstance>().Where(i => i.ActiveKey != null && some.Contains(i.ActiveKey)).Select(i => i.ActiveKey ?? "").ToListAsync(cancellation));
        }

        foreach (var some in rules.Select(r => r?.ExcludedCorrelationId).OfType<string>().Distinct(StringComparer.Ordinal).Chunk(Asked))
        {
            taken.correlations.UnionWith(await db.Set<WorkflowInstance>()
                .Where(i => i.CorrelationId != null && some.Contains(i.CorrelationId) && i.Status == WorkflowStatus.Running).Select(i => i.CorrelationId ?? "").Distinct().ToListAsync(cancellation));
        }

        return taken;
    }

    /// <returns>False when another has the place.</returns>
    public bool Take(ActivationRule rule, string? correlationId)
    {
        if ((rule.ActiveKey is { } key && keys.Contains(key)) || (rule.ExcludedCorrelationId is { } excluded && correlations.Contains(excluded)))
        {
            return false;
        }

        if (rule.ActiveKey is { } own)
        {
            keys.Add(own);
        }

        if (correlationId is not null)
        {
            correlations.Add(correlationId);
        }

        return true;
    }
}
