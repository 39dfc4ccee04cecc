using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Engine.Tests.Bulk.Uploads;

/// <summary>Counts what goes to the database, and lets nothing through from a point on: also not what a worker would say of its own failure.</summary>
internal sealed class Strike : DbCommandInterceptor, IDbTransactionInterceptor
{
    private int left = int.MaxValue;

    public int Points { get; private set; }

    public void At(int point) => left = point;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Pass();
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Pass();
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Pass();
        return ValueTask.FromResult(result);
    }

    // committed, and nobody hears of it
    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Pass();
        return Task.CompletedTask;
    }

    private void Pass()
    {
        Points++;
        if (--left <= 0)
        {
            left = 0;
            throw new TimeoutException("Struck down.");
        }
    }
}
