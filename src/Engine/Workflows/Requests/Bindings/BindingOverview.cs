using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Engine.Workflows.Library;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Requests.Bindings;

/// <summary>The kinds of request of the tenant, with what handles each.</summary>
public sealed class BindingOverview(PortalDbContext db, ModuleCatalogue modules, CurrentTenant tenant, DefinitionOverview definitions, TimeProvider time)
{
    /// <param name="DefinitionName">Null when the tenant has no such definition.</param>
    /// <param name="IsPublished">New requests can start with it.</param>
    public sealed record Handling(string DefinitionId, string? DefinitionName, int? Number, bool IsPublished);

    /// <summary>One binding as it was made.</summary>
    /// <param name="HasBegun">False while it is planned.</param>
    public sealed record Line(int Sequence, Handling Handling, DateTimeOffset From, DateTimeOffset At, string By, string Reason, bool HasBegun);

    /// <param name="DefinitionName">What the running requests began with.</param>
    public sealed record Running(string DefinitionName, int Count);

    /// <param name="Now">What handles a request that is made now.</param>
    /// <param name="Planned">What is to handle it later, first to begin first.</param>
    /// <param name="History">All bindings, newest first.</param>
    /// <param name="Open">Requests that run, by definition.</param>
    public sealed record Row(RequestKind Kind, Handling Now, IReadOnlyList<Line> Planned, IReadOnlyList<Line> History, IReadOnlyList<Running> Open)
    {
        public int OpenCount => Open.Sum(o => o.Count);

        /// <summary>Number of the newest binding, for the form; 0 for none.</summary>
        public int Seen => History.Count == 0 ? 0 : History[0].Sequence;
    }

    /// <returns>By name.</returns>
    public async Task<IReadOnlyList<Row>> ListAsync(CancellationToken cancellation)
    {
        var known = (await definitions.ListAsync(cancellation)).ToDictionary(d => d.DefinitionId, StringComparer.Ordinal);
        var bindings = (await db.Set<WorkflowBinding>().AsNoTracking().ToListAsync(cancellation)).ToLookup(b => b.RequestKind, StringComparer.Ordinal);
        var open = (await (
            from request in db.Set<PortalRequest>()
            where request.EndedAt == null
            join instance in db.Set<WorkflowInstance>() on request.Id equals instance.RequestId
            where instance.ParentId == null
            group request by new { request.Kind, instance.DefinitionId } into g
            select new { g.Key.Kind, g.Key.DefinitionId, Count = g.Count() }).ToListAsync(cancellation)).ToLookup(o => o.Kind, StringComparer.Ordinal);
        return
        [
            .. modules.RequestKinds.Values.Where(IsOffered).OrderBy(k => k.Name, StringComparer.OrdinalIgnoreCase)
                .Select(kind => Of(kind, [.. bindings[kind.Id]], known, [.. open[kind.Id].Select(o => new Running(known.GetValueOrDefault(o.DefinitionId)?.Name ?? o.DefinitionId, o.Count))])),
        ];
    }

    /// <returns>Null when the tenant has no such kind.</returns>
    public async Task<Row?> FindAsync(string kind, CancellationToken cancellation) => (await ListAsync(cancellation)).FirstOrDefault(r => r.Kind.Id == kind);

    // a feature that is switched off may come back tomorrow; one that the file does not name is none of this tenant
    private bool IsOffered(RequestKind kind) => tenant.Value.Config is var config
        && config.Modules.Contains(ModuleCatalogue.ModuleIdOf(kind.Id)) && (kind.Feature is null || config.Features.ContainsKey(kind.Feature));

    private Row Of(RequestKind kind, List<WorkflowBinding> bindings, Dictionary<string, DefinitionOverview.Row> known, IReadOnlyList<Running> open)
    {
        Handling Handled(string id, int? number) => new(id, known.GetValueOrDefault(id)?.Name, number, known.GetValueOrDefault(id)?.Published is not null);
        var now = time.GetUtcNow();
        var lines = bindings.Select(b => new Line(b.Sequence, Handled(b.DefinitionId, b.Number), b.From, b.At, b.By, b.Reason, b.From <= now)).ToList();
        var current = lines.Where(l => l.HasBegun).OrderBy(l => l.From).ThenBy(l => l.Sequence).LastOrDefault();
        // of those that begin at the same moment the newest counts
        var planned = lines.Where(l => !l.HasBegun).GroupBy(l => l.From).OrderBy(g => g.Key).Select(g => g.MaxBy(l => l.Sequence)).OfType<Line>();
        return new(kind, current?.Handling ?? Handled(kind.Id, null), [.. planned], [.. lines.OrderByDescending(l => l.Sequence)], open);
    }
}
