using Engine.Modules;

namespace Engine.Access.Desk;

/// <summary>Lets somebody who typed a wrong password or code too often try again at once.</summary>
public sealed class UnlockAccount(DeskCase desk)
{
    public Task<Result<Account>> HandleAsync(Guid account, string? reason, CancellationToken cancellation) => desk.HandleAsync(
        account, reason, "portal.account-ontgrendelen", "U kunt weer inloggen", "Wij hebben de tijdelijke blokkering van uw account opgeheven. U kunt weer inloggen.",
        found =>
        {
            (found.FailedCount, found.LockoutCount, found.LockedUntil) = (0, 0, null);
            found.CodeFailures = [];
            found.CodeTries++;
            return Task.FromResult<Refusal?>(null);
        },
        cancellation);
}
