using Engine.Modules;

namespace Engine.Access.Desk;

/// <summary>Closes an account for all its organisations; open sessions end within seconds.</summary>
public sealed class DisableAccount(DeskCase desk)
{
    public Task<Result<Account>> HandleAsync(Guid account, string? reason, CancellationToken cancellation) => desk.HandleAsync(
        account, reason, "portal.account-uitschakelen", "Uw account is uitgeschakeld", "Wij hebben uw account uitgeschakeld. U kunt niet meer inloggen.",
        found =>
        {
            if (found.State != AccountState.Active)
            {
                return Task.FromResult<Refusal?>(new("desk.not-active", "Dit account is niet actief."));
            }

            found.State = AccountState.Disabled;
            found.RenewStamp();
            return Task.FromResult<Refusal?>(null);
        },
        cancellation);
}
