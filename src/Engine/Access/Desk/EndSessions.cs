using Engine.Modules;

namespace Engine.Access.Desk;

/// <summary>Signs somebody out on every device.</summary>
public sealed class EndSessions(DeskCase desk)
{
    public Task<Result<Account>> HandleAsync(Guid account, string? reason, CancellationToken cancellation) => desk.HandleAsync(
        account, reason, "portal.account-overal-uitloggen", "U bent overal uitgelogd", "Wij hebben u op al uw apparaten uitgelogd. U kunt opnieuw inloggen.",
        found =>
        {
            found.RenewStamp();
            return Task.FromResult<Refusal?>(null);
        },
        cancellation);
}
