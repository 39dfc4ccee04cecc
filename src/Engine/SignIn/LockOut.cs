using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>
/// Five failures lock an account for 1, then 5, then 15 minutes, never for ever (AUT-2). A try is counted before the password is
/// looked at, in one statement, so that a thousand tries at once are still five.
/// </summary>
public sealed class LockOut(PortalDbContext db, TimeProvider time)
{
    public const int Tries = 5;

    /// <summary>Takes one try. An unknown account costs the same work and gets nothing.</summary>
    public async Task<bool> TakeTryAsync(Guid account, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        DateTimeOffset first = now.AddMinutes(1), second = now.AddMinutes(5), later = now.AddMinutes(15);
        var taken = await db.Set<Account>()
            .Where(a => a.Id == account && (a.LockedUntil == null || a.LockedUntil <= now))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(a => a.LockedUntil, a => a.FailedCount + 1 < Tries ? a.LockedUntil
                        : a.LockoutCount == 0 ? first
                        : a.LockoutCount == 1 ? second : later)
                    .SetProperty(a => a.LockoutCount, a => a.FailedCount + 1 < Tries ? a.LockoutCount : a.LockoutCount + 1)
                    .SetProperty(a => a.FailedCount, a => a.FailedCount + 1 < Tries ? a.FailedCount + 1 : 0),
                cancellation);
        return taken == 1;
    }

    /// <summary>The password was right: whoever gave it is not guessing.</summary>
    public Task ClearAsync(Guid account, CancellationToken cancellation) => db.Set<Account>()
        .Where(a => a.Id == account)
        .ExecuteUpdateAsync(
            set => set.SetProperty(a => a.FailedCount, 0).SetProperty(a => a.LockoutCount, 0).SetProperty(a => a.LockedUntil, (DateTimeOffset?)null),
            cancellation);
}
