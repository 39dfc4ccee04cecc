using System.Data.Common;
using System.Runtime.CompilerServices;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Engine.Jobs;

/// <summary>
/// Joins new heads to ones that wait already, in the transaction of the save, and wakes the workers once it is committed.
/// A head for a row that is itself new cannot exist yet, so the usual case costs no extra statement.
/// </summary>
public sealed class QueueInterceptor(JobSignal signal, TimeProvider time) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, Unit> units = [];

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is not PortalDbContext db)
        {
            return result;
        }

        var added = db.ChangeTracker.Entries<QueueHead>().Where(e => e.State == EntityState.Added).Select(e => e.Entity).ToList();
        if (added.Count == 0)
        {
            return result;
        }

        var (unit, now) = (units.GetOrCreateValue(db), time.GetUtcNow());
        // what is due later is found by looking
        unit.Lanes.UnionWith(added.Where(h => h.Due <= now).Select(h => h.Lane));
        var joining = Detach(db);
        if (joining.Count > 0 && db.Database.CurrentTransaction is null)
        {
            unit.Own = await db.Database.BeginTransactionAsync(cancellationToken);
        }

        try
        {
            await QueueSql.AddOrJoinAsync(db, joining, cancellationToken);
        }
        catch
        {
            // the save has not begun, so nobody reports that it failed
            await RollBackAsync(db);
            throw;
        }

        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && units.TryGetValue(db, out var unit))
        {
            // one that is not current any more went with a save that failed
            if (unit.Own is { } own && own == db.Database.CurrentTransaction)
            {
                unit.Own = null;
                await using (own)
                {
                    await own.CommitAsync(cancellationToken);
                }
            }

            if (db.Database.CurrentTransaction is null)
            {
                Wake(unit, db);
            }
        }

        return result;
    }

    public override async Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default) =>
        await RollBackAsync(eventData.Context);

    public override async Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default) =>
        await RollBackAsync(eventData.Context);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is { } db && units.TryGetValue(db, out var unit))
        {
            Wake(unit, db);
        }

        return Task.CompletedTask;
    }

    /// <summary>Takes out the heads that may meet another: all but the earliest one for a row that this save makes.</summary>
    /// <returns>The earliest of each that must be joined.</returns>
    private static List<QueueHead> Detach(PortalDbContext db)
    {
        var rows = db.ChangeTracker.Entries<Entity>().Where(e => e.State == EntityState.Added).Select(e => e.Entity.Id).ToHashSet();
        List<QueueHead> joining = [];
        foreach (var same in db.ChangeTracker.Entries<QueueHead>().Where(e => e.State == EntityState.Added).GroupBy(e => (e.Entity.TenantId, e.Entity.Kind, e.Entity.RowId)).ToList())
        {
            var earliest = same.MinBy(e => e.Entity.Due) ?? same.First();
            var isNew = rows.Contains(same.Key.RowId);
            foreach (var entry in same.Where(e => !isNew || e != earliest))
            {
                entry.State = EntityState.Detached;
            }

            if (!isNew)
            {
                joining.Add(earliest.Entity);
            }
        }

        return joining;
    }

    private void Wake(Unit unit, DbContext context)
    {
        if (context is PortalDbContext db)
        {
            foreach (var lane in unit.Lanes)
            {
                signal.Set(db.DatabaseName, lane);
            }

            unit.Lanes.Clear();
        }
    }

    private async Task RollBackAsync(DbContext? db)
    {
        if (db is not null && units.TryGetValue(db, out var unit) && unit.Own is { } own)
        {
            unit.Own = null;
            await own.DisposeAsync();
        }
    }

    private sealed class Unit
    {
        /// <summary>Of new work that is due.</summary>
        public HashSet<JobLane> Lanes { get; } = [];

        /// <summary>Transaction that this interceptor began because the caller had none.</summary>
        public IDbContextTransaction? Own { get; set; }
    }
}
