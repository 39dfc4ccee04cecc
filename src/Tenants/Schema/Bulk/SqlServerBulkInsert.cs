using System.Data;
using Engine.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Schema.Bulk;

/// <summary>SqlBulkCopy, a bounded number of rows at a time. The security policy weighs bulk rows as any other.</summary>
internal sealed class SqlServerBulkInsert(PortalDbContext db) : TransactedInsert(db)
{
    private const int RowsAtOnce = 10_000;

    protected override async Task<int> WriteAsync(BulkTable table, IEnumerable<object> rows, CancellationToken cancellation)
    {
        // any command of the context announces the tenant to the connection
        await Db.Database.ExecuteSqlRawAsync("SELECT 1", cancellation);
        using var copy = new SqlBulkCopy(
            (SqlConnection)Db.Database.GetDbConnection(), SqlBulkCopyOptions.CheckConstraints, (SqlTransaction?)Db.Database.CurrentTransaction?.GetDbTransaction())
        {
            DestinationTableName = $"[dbo].[{table.Name}]",
        };
        using var buffer = new DataTable();
        foreach (var column in table.Columns)
        {
            buffer.Columns.Add(column.Name, Nullable.GetUnderlyingType(ProviderType(column)) ?? ProviderType(column));
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        var written = 0;
        foreach (var chunk in rows.Chunk(RowsAtOnce))
        {
            buffer.Clear();
            foreach (var row in chunk)
            {
                buffer.Rows.Add([.. table.Columns.Select(c => c.Value(row) ?? DBNull.Value)]);
            }

            await copy.WriteToServerAsync(buffer, cancellation);
            written += chunk.Length;
        }

        return written;
    }

    private static Type ProviderType(BulkColumn column) => column.Type.Converter?.ProviderClrType ?? column.Type.ClrType;
}
