using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Schema.Bulk;

/// <summary>One prepared statement for all rows: inside one transaction SQLite needs no more.</summary>
internal sealed class SqliteBulkInsert(PortalDbContext db) : TransactedInsert(db)
{
    protected override Task<int> WriteAsync(BulkTable table, IEnumerable<object> rows, CancellationToken cancellation)
    {
        using var command = Db.Database.GetDbConnection().CreateCommand();
        command.Transaction = Db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = $"INSERT INTO {table.Quoted} ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
        for (var i = 0; i < table.Columns.Count; i++)
        {
            command.Parameters.Add(table.Columns[i].Type.CreateParameter(command, $"@p{i}", null, nullable: true));
        }

        command.Prepare();
        var written = 0;
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var i = 0; i < table.Columns.Count; i++)
            {
                command.Parameters[i].Value = table.Columns[i].Value(row) ?? DBNull.Value;
            }

            written += command.ExecuteNonQuery();
        }

        return Task.FromResult(written);
    }
}
