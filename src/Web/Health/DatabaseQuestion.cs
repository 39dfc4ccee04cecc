using Engine.Audit;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Web.Health;

/// <summary>Asks a database something real: an open connection alone does not say that the server still answers.</summary>
internal static class DatabaseQuestion
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>What is wrong, without any detail of the connection; null when the database answers and is the one that this program was built for.</returns>
    public static async Task<string?> AskAsync(Func<PortalDbContext> open, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            await using var db = open();
            await db.Set<AuditPending>().AnyAsync(limit.Token);
            return (await db.Database.GetPendingMigrationsAsync(limit.Token)).Any() ? "A migration is pending." : null;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            return fault.GetType().Name;
        }
    }
}
