using Engine.Access;
using Engine.Features;
using Engine.Modules;
using Engine.SignIn.SecondSteps;
using Engine.SignIn.SecondSteps.Passkeys;
using Engine.Tenancy;

namespace Engine.SignIn.Protection.StepUp;

/// <summary>
/// Somebody who is signed in with a password shows an own passkey, and goes on in a session of its level. A mandate of eHerkenning is not
/// raised this way: its branch and its office would be lost.
/// </summary>
public sealed class StepUpWithPasskey(PasskeyCheck check, OwnAccount own, CurrentSession session, CompleteSignIn complete, CurrentTenant tenant)
{
    public bool IsOpenTo(Account account) =>
        session.OrNone is { Scheme: not SignInSchemes.EHerkenning } && account.Passkeys > 0 && tenant.Value.Config.SignIn.OffersPasskeys();

    /// <returns>Options for the browser, as JSON; null when the account has no passkey to use here.</returns>
    public async Task<string?> OptionsAsync(CancellationToken cancellation) =>
        await own.FindAsync(cancellation) is var account && IsOpenTo(account) ? await check.OptionsAsync(PasskeyUse.StepUp, account) : null;

    /// <param name="credential">The browser's answer, as JSON.</param>
    public async Task<Result<SignInStep>> HandleAsync(string? credential, CancellationToken cancellation)
    {
        var account = await own.FindAsync(cancellation);
        if (session.OrNone is not { } ticket || !IsOpenTo(account) || await check.HandleAsync(PasskeyUse.StepUp, account.Id, credential, cancellation) is not { } proven)
        {
            return SignInWithPasskey.Failed;
        }

        return await complete.HandleAsync(proven, new(ticket.Scheme, Level.Passkey), null, cancellation);
    }
}
