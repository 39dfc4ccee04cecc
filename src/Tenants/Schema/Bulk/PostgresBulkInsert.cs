using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Schema.Bulk;

/// <summary>
/// COPY into a table of the session and from there on: PostgreSQL refuses COPY straight into a table with row security. A few rows go as one
/// statement, which is one round trip.
/// </summary>
internal sealed class PostgresBulkInsert(PortalDbContext db) : TransactedInsert(db)
{
    private const int Few = 200;

    protected override async Task<int> WriteAsync(BulkTable table, IEnumerable<object> rows, CancellationToken cancellation)
    {
        if (rows is IReadOnlyCollection<object> { Count: <= Few } few)
        {
            return few.Count == 0 ? 0 : await WriteFewAsync(table, few, cancellation);
        }

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

    private async Task<int> WriteFewAsync(BulkTable table, IReadOnlyCollection<object> rows, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand();
        var values = rows.SelectMany((row, r) => table.Columns.Select((column, c) => column.Type.CreateParameter(command, $"p{r}_{c}", column.Value(row)))).ToList();
        var tuples = values.Chunk(table.Columns.Count).Select(row => $"({string.Join(", ", row.Select(p => $"@{p.ParameterName}"))})");
        return await RunAsync($"INSERT INTO {table.Quoted} ({table.ColumnList}) VALUES {string.Join(", ", tuples)}", cancellation, values);
    }

    private Task<int> RunAsync(string sql, CancellationToken cancellation, IEnumerable<object>? values = null) => Db.Database.ExecuteSqlRawAsync(sql, values ?? [], cancellation);
}
