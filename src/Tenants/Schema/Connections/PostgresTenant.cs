using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Schema.RowSecurity;

namespace Schema.Connections;

/// <summary>
/// Sets what the policies of <see cref="PostgresWall"/> compare with, and never longer than the transaction that needs it: behind a pooler
/// the next transaction of this connection runs elsewhere, and the next one there is somebody else's. In a transaction the tenant is announced
/// once and ends with it. Outside one a command is a batch of its own, which PostgreSQL runs as one transaction: announcement, query, and back
/// to nobody. A batch that fails takes its announcement back.
/// </summary>
internal sealed class PostgresTenant : TenantInterceptor, IDbTransactionInterceptor
{
    private readonly ConditionalWeakTable<DbContext, StrongBox<Guid>> announced = [];

    protected override string? Announce(DbCommand command, DbContext context, string tenant, bool saving)
    {
        if (context.Database.CurrentTransaction is { } transaction)
        {
            var last = announced.GetOrCreateValue(context);
            if (last.Value == transaction.TransactionId)
            {
                return null;
            }

            last.Value = transaction.TransactionId;
            if (saving)
            {
                return $"SET LOCAL {PostgresWall.Setting} = '{tenant}'";
            }

            command.CommandText = $"SET LOCAL {PostgresWall.Setting} = '{tenant}';\n{command.CommandText}";
            return null;
        }

        if (saving)
        {
            throw new InvalidOperationException("A save without a transaction could be announced on one connection and run on another.");
        }

        command.CommandText = $"SET {PostgresWall.Setting} = '{tenant}';\n{command.CommandText}\n;SET {PostgresWall.Setting} = ''";
        return null;
    }

    // what was announced after a savepoint goes with it
    public void RolledBackToSavepoint(DbTransaction transaction, TransactionEventData eventData) => Forget(eventData.Context);

    public Task RolledBackToSavepointAsync(DbTransaction transaction, TransactionEventData eventData, CancellationToken cancellationToken = default)
    {
        Forget(eventData.Context);
        return Task.CompletedTask;
    }

    private void Forget(DbContext? context)
    {
        if (context is not null)
        {
            announced.Remove(context);
        }
    }
}
