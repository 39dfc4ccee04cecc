using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Testing.Databases;

/// <summary>Counts what is asked of the database, so that a test can say that it does not grow with the rows.</summary>
public sealed class CommandCount : DbCommandInterceptor
{
    private int reads;
    private int changes;

    /// <summary>Commands that read; the rows of a save are not among them.</summary>
    public int Reads => reads;

    /// <summary>Commands that only change.</summary>
    public int Changes => changes;

    public void Clear() => (reads, changes) = (0, 0);

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Interlocked.Increment(ref reads);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        // saved rows come one by one on an embedded database, where that costs nothing
        if (eventData.CommandSource != CommandSource.SaveChanges)
        {
            Interlocked.Increment(ref reads);
        }

        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref changes);
        return ValueTask.FromResult(result);
    }
}
