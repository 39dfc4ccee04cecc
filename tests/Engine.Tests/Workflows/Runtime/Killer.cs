using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>Breaks off at the given commit, with the transaction still open or just closed.</summary>
internal sealed class Killer(bool before, int moment) : DbTransactionInterceptor
{
    public const int Struck = 1000;

    private bool struck;

    public bool IsArmed { get; set; }

    public int Commits { get; private set; }

    public bool TakeStrike() => (struck, struck = false).Item1;

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Commits += IsArmed ? 1 : 0;
        Strike(before);
        return ValueTask.FromResult(result);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Strike(!before);
        return Task.CompletedTask;
    }

    private void Strike(bool now)
    {
        if (now && IsArmed && !struck && Commits == moment)
        {
            (struck, Commits) = (true, Commits + Struck);
            throw new TimeoutException("Struck down.");
        }
    }
}
