using Engine.Data;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Library;

/// <summary>The definitions of the tenant with what runs of them.</summary>
public sealed class DefinitionOverview(PortalDbContext db)
{
    /// <param name="Name">Of the latest version.</param>
    /// <param name="Published">Number of the version that new instances start with; null when there is none.</param>
    /// <param name="Latest">Number of the latest version.</param>
    /// <param name="HasDraft">The latest version is not published yet.</param>
    /// <param name="Running">Instances that go on or wait.</param>
    /// <param name="Faulted">Instances that stopped at a fault.</param>
    public sealed record Row(string DefinitionId, string Name, int? Published, int Latest, bool HasDraft, int Running, int Faulted);

    /// <summary>Names by id, without counting what runs.</summary>
    public async Task<IReadOnlyList<(string DefinitionId, string Name)>> NamesAsync(CancellationToken cancellation)
    {
        var versions = await db.Set<WorkflowVersion>().Select(v => new { v.DefinitionId, v.Name, v.Number }).ToListAsync(cancellation);
        return
        [
            .. versions.GroupBy(v => v.DefinitionId, StringComparer.Ordinal).Select(g => (g.Key, (g.MaxBy(v => v.Number) ?? g.First()).Name))
                .OrderBy(d => d.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <returns>By name.</returns>
    public async Task<IReadOnlyList<Row>> ListAsync(CancellationToken cancellation)
    {
        var versions = await db.Set<WorkflowVersion>().AsNoTracking()
            .Select(v => new { v.DefinitionId, v.Name, v.Number, IsPublished = v.PublishedAs != null, IsDraft = v.PublishedAt == null }).ToListAsync(cancellation);
        var counts = await db.Set<WorkflowInstance>().Where(i => i.Status == WorkflowStatus.Running || i.SubStatus == WorkflowSubStatus.Faulted)
            .GroupBy(i => new { i.DefinitionId, Faulted = i.SubStatus == WorkflowSubStatus.Faulted })
            .Select(g => new { g.Key.DefinitionId, g.Key.Faulted, Count = g.Count() }).ToListAsync(cancellation);
        var count = counts.ToLookup(c => c.DefinitionId, StringComparer.Ordinal);
        return
        [
            .. versions.GroupBy(v => v.DefinitionId, StringComparer.Ordinal).Select(group =>
            {
                var latest = group.MaxBy(v => v.Number) ?? group.First();
                return new Row(
                    group.Key, latest.Name, group.FirstOrDefault(v => v.IsPublished)?.Number, latest.Number, latest.IsDraft,
                    count[group.Key].Where(c => !c.Faulted).Sum(c => c.Count), count[group.Key].Where(c => c.Faulted).Sum(c => c.Count));
            }).OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase).ThenBy(r => r.DefinitionId, StringComparer.Ordinal),
        ];
    }
}
