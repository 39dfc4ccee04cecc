using Engine.Data;

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
            return await WriteAsync(table, rows, cancellation);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var written = await WriteAsync(table, rows, cancellation);
        await transaction.CommitAsync(cancellation);
        return written;
    }

    protected abstract Task<int> WriteAsync(BulkTable table, IEnumerable<object> rows, CancellationToken cancellation);
}
