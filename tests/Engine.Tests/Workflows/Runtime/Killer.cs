using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Engine.Tests.Workflows.Runtime;

/// <summary>Breaks off at the given commit while it is armed, with the transaction still open or just closed.</summary>
/// <param name="moment">From 1; 0 to break off nowhere and only count.</param>
internal sealed class Killer(bool before, int moment) : DbTransactionInterceptor
{
    /// <summary>Added to the count when it has struck.</summary>
    public const int Struck = 1000;

    private bool struck;

    public bool IsArmed { get; set; }

    public int Commits { get; private set; }

    /// <summary>Whether it struck since this was asked last.</summary>
    public bool TakeStrike() => (struck, struck = false).Item1;

    /// <summary>Lets the workers work off everything under fire, and once more when the claim of who died has run out.</summary>
    public async Task WorkAsync(WorkflowPortal portal)
    {
        IsArmed = true;
        await portal.DrainAsync();
        if (TakeStrike())
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(10));
            await portal.DrainAsync();
        }

        IsArmed = false;
    }

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
