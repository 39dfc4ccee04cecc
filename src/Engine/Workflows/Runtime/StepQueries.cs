using System.Runtime.CompilerServices;
using Engine.Data;
using Engine.Workflows.Execution.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Engine.Workflows.Runtime;

/// <summary>What every step reads, worked out once for each kind of database: to do so each time costs more than the answer.</summary>
internal sealed class StepQueries
{
    private static readonly ConditionalWeakTable<IModel, StepQueries> Known = [];

    private readonly Func<PortalDbContext, Guid[], IAsyncEnumerable<WorkflowInstance>> instances =
        EF.CompileAsyncQuery((PortalDbContext db, Guid[] ids) => db.Set<WorkflowInstance>().Where(i => ids.Contains(i.Id)).AsQueryable());

    private readonly Func<PortalDbContext, Guid?[], Guid?[], int, IAsyncEnumerable<WorkflowSignal>> signals = EF.CompileAsyncQuery(
        (PortalDbContext db, Guid?[] ids, Guid?[] faulted, int most) => db.Set<WorkflowSignal>()
            .Where(s => ids.Contains(s.InstanceId) && s.TakenAt == null && (s.Kind != SignalKind.Resume || !faulted.Contains(s.InstanceId))).OrderBy(s => s.Id).Take(most));

    private readonly Func<PortalDbContext, Guid[], IAsyncEnumerable<WorkflowBookmark>> timers = EF.CompileAsyncQuery(
        (PortalDbContext db, Guid[] ids) => db.Set<WorkflowBookmark>().Where(b => ids.Contains(b.InstanceId) && b.DueAt != null).OrderBy(b => b.DueAt).ThenBy(b => b.Number).AsQueryable());

    public static StepQueries Of(PortalDbContext db) => Known.GetValue(db.Model, _ => new());

    /// <summary>In the order of the rows; those that are gone are left out.</summary>
    public async Task<IReadOnlyList<WorkflowInstance>> InstancesAsync(PortalDbContext db, IReadOnlyList<Guid> rows, CancellationToken cancellation)
    {
        var found = (await ListAsync(instances(db, [.. rows]), cancellation)).ToDictionary(i => i.Id);
        return [.. rows.Where(found.ContainsKey).Select(row => found[row])];
    }

    /// <summary>Signals that wait, in the order in which they came. An instance that stopped at a fault hears only what administrators decided about it.</summary>
    /// <param name="most">For each of them; there may be more in the answer.</param>
    public async Task<ILookup<Guid?, WorkflowSignal>> SignalsAsync(PortalDbContext db, IReadOnlyList<WorkflowInstance> found, int most, CancellationToken cancellation)
    {
        Guid?[] faulted = [.. found.Where(i => i.SubStatus == WorkflowSubStatus.Faulted).Select(i => (Guid?)i.Id)];
        var limit = most * Math.Max(1, found.Count);
        var all = await ListAsync(signals(db, [.. found.Select(i => (Guid?)i.Id)], faulted, limit), cancellation);
        if (all.Count == limit && found.Count > 1)
        {
            // what many told one of them may have left no room for the others
            all.Clear();
            foreach (var instance in found)
            {
                all.AddRange(await ListAsync(signals(db, [instance.Id], faulted, most), cancellation));
            }
        }

        return all.ToLookup(s => s.InstanceId);
    }

    /// <summary>Earliest first; tracked.</summary>
    public async Task<ILookup<Guid, WorkflowBookmark>> TimersAsync(PortalDbContext db, Guid[] ids, CancellationToken cancellation) =>
        (ids.Length == 0 ? [] : await ListAsync(timers(db, ids), cancellation)).ToLookup(b => b.InstanceId);

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> rows, CancellationToken cancellation)
    {
        List<T> list = [];
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            list.Add(row);
        }

        return list;
    }
}
