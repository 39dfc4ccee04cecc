using System.Data.Common;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Schema.Bulk;

/// <summary>Gives a bulk insert its transaction.</summary>
internal abstract class TransactedInsert(PortalDbContext db) : BulkInsert
{
    protected PortalDbContext Db => db;

    public override async Task<int> WriteAsync<TEntity>(IEnumerable<TEntity> rows, CancellationToken cancellation)
    {
        var table = BulkTable.Of<TEntity>(db);
        if (db.Database.CurrentTransaction is not null)
        {
            return await OfferAsync(table, rows, cancellation);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var written = await OfferAsync(table, rows, cancellation);
        await transaction.CommitAsync(cancellation);
        return written;
    }

    // who came second is told apart by the fault of a save, however many rows there were
    private async Task<int> OfferAsync(BulkTable table, IEnumerable<object> rows, CancellationToken cancellation)
    {
        try
        {
            return await WriteAsync(table, rows, cancellation);
        }
        catch (DbException fault)
        {
            throw new DbUpdateException($"The database took no rows for {table.Name}.", fault);
        }
    }

    protected abstract Task<int> WriteAsync(BulkTable table, IEnumerable<object> rows, CancellationToken cancellation);
}
