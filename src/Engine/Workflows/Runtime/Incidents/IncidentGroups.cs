using Engine.Data;
using Engine.Workflows.Library;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime.Incidents;

/// <summary>Open incidents about which nobody has decided, by definition and kind of fault.</summary>
public sealed class IncidentGroups(PortalDbContext db, DefinitionOverview definitions)
{
    /// <param name="Name">Of the definition.</param>
    /// <param name="Type">Kind of fault.</param>
    public sealed record Row(string DefinitionId, string Name, string Type, int Count, DateTimeOffset First, DateTimeOffset Last);

    /// <returns>Most first.</returns>
    public async Task<IReadOnlyList<Row>> ListAsync(CancellationToken cancellation) => await GroupAsync(Open(db), cancellation);

    public Task<int> CountAsync(CancellationToken cancellation) => Open(db).CountAsync(cancellation);

    /// <summary>Those nobody has been told about.</summary>
    internal Task<IReadOnlyList<Row>> UntoldAsync(CancellationToken cancellation) => GroupAsync(Open(db).Where(i => i.ToldAt == null), cancellation);

    internal static IQueryable<WorkflowIncident> Open(PortalDbContext db) => db.Set<WorkflowIncident>().Where(i => i.ResolvedAt == null && i.ResolvedBy == null);

    private async Task<IReadOnlyList<Row>> GroupAsync(IQueryable<WorkflowIncident> incidents, CancellationToken cancellation)
    {
        var groups = await (
            from incident in incidents
            join instance in db.Set<WorkflowInstance>() on incident.InstanceId equals instance.Id
            group incident by new { instance.DefinitionId, incident.Type } into g
            select new { g.Key.DefinitionId, g.Key.Type, Count = g.Count(), First = g.Min(i => i.At), Last = g.Max(i => i.At) }).ToListAsync(cancellation);
        var names = groups.Count == 0 ? [] : (await definitions.NamesAsync(cancellation)).ToDictionary(d => d.DefinitionId, d => d.Name, StringComparer.Ordinal);
        return [.. groups.OrderByDescending(g => g.Count).ThenBy(g => g.DefinitionId, StringComparer.Ordinal).Select(g => new Row(g.DefinitionId, names.GetValueOrDefault(g.DefinitionId) ?? g.DefinitionId, g.Type, g.Count, g.First, g.Last))];
    }
}
