using Engine.Modules;

namespace Engine.Access.Desk;

/// <summary>Opens an account again that was disabled.</summary>
public sealed class EnableAccount(DeskCase desk)
{
    public Task<Result<Account>> HandleAsync(Guid account, string? reason, CancellationToken cancellation) => desk.HandleAsync(
        account, reason, "portal.account-inschakelen", "Uw account is weer actief", "Wij hebben uw account weer ingeschakeld. U kunt inloggen zoals u gewend bent.",
        found =>
        {
            if (found.State != AccountState.Disabled)
            {
                return Task.FromResult<Refusal?>(new("desk.not-disabled", "Dit account is niet uitgeschakeld."));
            }

            found.State = AccountState.Active;
            found.RenewStamp();
            return Task.FromResult<Refusal?>(null);
        },
        cancellation);
}
