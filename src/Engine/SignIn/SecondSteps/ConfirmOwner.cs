using Engine.Access;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.SignIn.SecondSteps;

/// <summary>
/// Asks for the password before anything of the second step changes, and for a session that took the second step itself where there is one:
/// on a remembered device a known password alone would otherwise be enough to take the account over.
/// </summary>
public sealed class ConfirmOwner(ConfirmPassword confirm, OwnAccount own, CurrentActor actor, CurrentTenant tenant)
{
    public static readonly Refusal Fresh = new(
        "second-step.fresh", "Op dit apparaat hebt u geen code ingevuld. Log eerst opnieuw in met een code; daarna kunt u dit wijzigen.");

    public bool NeedsSecondStep(Account account) =>
        actor.Value.Level < Level.PasswordAndCode && UsableMeans.Of(account, tenant.Value.Config.SignIn).Count > 0;

    /// <param name="field">Name of the input, for the refusal.</param>
    /// <returns>The account, tracked.</returns>
    public async Task<Result<Account>> HandleAsync(string? password, string field, CancellationToken cancellation) =>
        NeedsSecondStep(await own.FindAsync(cancellation)) ? Fresh : await confirm.HandleAsync(password, field, cancellation);
}
