using System.Runtime.CompilerServices;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Engine.Workflows.Runtime;

/// <summary>What every step reads, worked out once for each kind of database: to do so each time costs more than the answer.</summary>
internal sealed class StepQueries
{
    private static readonly ConditionalWeakTable<IModel, StepQueries> Known = [];

    private readonly Func<PortalDbContext, Guid, Task<WorkflowInstance?>> instance =
        EF.CompileAsyncQuery((PortalDbContext db, Guid id) => db.Set<WorkflowInstance>().FirstOrDefault(i => i.Id == id));

    private readonly Func<PortalDbContext, Guid, int, IAsyncEnumerable<WorkflowSignal>> signals = EF.CompileAsyncQuery(
        (PortalDbContext db, Guid id, int most) => db.Set<WorkflowSignal>().Where(s => s.InstanceId == id && s.TakenAt == null).OrderBy(s => s.Id).Take(most));

    private readonly Func<PortalDbContext, Guid, int, IAsyncEnumerable<WorkflowSignal>> decisions = EF.CompileAsyncQuery(
        (PortalDbContext db, Guid id, int most) => db.Set<WorkflowSignal>().Where(s => s.InstanceId == id && s.TakenAt == null && s.Kind != SignalKind.Resume).OrderBy(s => s.Id).Take(most));

    private readonly Func<PortalDbContext, Guid, IAsyncEnumerable<WorkflowBookmark>> timers = EF.CompileAsyncQuery(
        (PortalDbContext db, Guid id) => db.Set<WorkflowBookmark>().Where(b => b.InstanceId == id && b.DueAt != null).OrderBy(b => b.DueAt).ThenBy(b => b.Number).AsQueryable());

    public static StepQueries Of(PortalDbContext db) => Known.GetValue(db.Model, _ => new());

    public Task<WorkflowInstance?> InstanceAsync(PortalDbContext db, Guid id) => instance(db, id);

    /// <summary>Signals that wait, in the order in which they came.</summary>
    public Task<List<WorkflowSignal>> SignalsAsync(PortalDbContext db, Guid id, int most, CancellationToken cancellation) => ListAsync(signals(db, id, most), cancellation);

    /// <summary>The same of what administrators decided, and not of what the instance waits for.</summary>
    public Task<List<WorkflowSignal>> DecisionsAsync(PortalDbContext db, Guid id, int most, CancellationToken cancellation) => ListAsync(decisions(db, id, most), cancellation);

    public Task<List<WorkflowBookmark>> TimersAsync(PortalDbContext db, Guid id, CancellationToken cancellation) => ListAsync(timers(db, id), cancellation);

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
