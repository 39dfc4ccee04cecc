using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Schema.Bulk;

/// <summary>COPY into a table of the session and from there on: PostgreSQL refuses COPY straight into a table with row security.</summary>
internal sealed class PostgresBulkInsert(PortalDbContext db) : TransactedInsert(db)
{
    protected override async Task<int> WriteAsync(BulkTable table, IEnumerable<object> rows, CancellationToken cancellation)
    {
        await RunAsync($"CREATE TEMP TABLE bulk_rows ON COMMIT DROP AS SELECT {table.ColumnList} FROM {table.Quoted} WITH NO DATA", cancellation);
        var connection = (NpgsqlConnection)Db.Database.GetDbConnection();
        await using (var copy = await connection.BeginBinaryImportAsync($"COPY bulk_rows ({table.ColumnList}) FROM STDIN (FORMAT BINARY)", cancellation))
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync(cancellation);
                foreach (var column in table.Columns)
                {
                    if (column.Value(row) is { } value)
                    {
                        await copy.WriteAsync(value, column.Type.StoreTypeNameBase, cancellation);
                    }
                    else
                    {
                        await copy.WriteNullAsync(cancellation);
                    }
                }
            }

            await copy.CompleteAsync(cancellation);
        }

        // the policy weighs each row here
        var written = await RunAsync($"INSERT INTO {table.Quoted} ({table.ColumnList}) SELECT {table.ColumnList} FROM bulk_rows", cancellation);
        await RunAsync("DROP TABLE bulk_rows", cancellation);
        return written;
    }

    private Task<int> RunAsync(string sql, CancellationToken cancellation) => Db.Database.ExecuteSqlRawAsync(sql, cancellation);
}
