using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.SignIn.SecondSteps.Passkeys;

/// <summary>
/// Signs in with one gesture, without password, where the tenant lists the scheme; or takes the second step after a password. The passkey
/// always verifies its user (PIN, finger, face), so it is two factors in one.
/// </summary>
public sealed class SignInWithPasskey(
    PortalDbContext db, PasskeyCheck check, PendingSignIn pending, RememberedDevices devices, CompleteSignIn complete, CurrentTenant tenant, AuditLog audit)
{
    public static readonly Refusal Failed = new(
        "passkey.sign-in", "Inloggen met deze passkey is niet gelukt. Probeer het opnieuw, of log op een andere manier in.");

    /// <returns>Options for the browser, as JSON; null where passkeys open nothing.</returns>
    public async Task<string?> OptionsAsync() =>
        tenant.Value.Config.SignIn.Offers(SignInSchemes.Passkey) ? await check.OptionsAsync(PasskeyUse.SignIn, null) : null;

    /// <returns>Options for the passkeys of who is signing in; null when nobody is, or has none.</returns>
    public async Task<string?> StepOptionsAsync(CancellationToken cancellation) =>
        await pending.FindAsync(cancellation) is { Account: var account } && UsableMeans.Of(account, tenant.Value.Config.SignIn).Contains(Means.Passkey)
            ? await check.OptionsAsync(PasskeyUse.SecondStep, account)
            : null;

    /// <param name="credential">The browser's answer, as JSON.</param>
    public async Task<Result<SignInStep>> HandleAsync(string? credential, CancellationToken cancellation)
    {
        var config = tenant.Value.Config.SignIn;
        if (!config.Offers(SignInSchemes.Passkey) || await check.HandleAsync(PasskeyUse.SignIn, null, credential, cancellation) is not { } account)
        {
            return Failed;
        }

        if (account.State != AccountState.Active || !config.Opens(account, SignInSchemes.Passkey))
        {
            audit.Add(new(AuditAction.Execute, "portal.inloggen") { Outcome = AuditOutcome.Refused, AccountId = account.Id, Detail = "account staat dit niet toe" });
            await db.SaveChangesAsync(cancellation);
            return Failed;
        }

        return await complete.HandleAsync(account, new(SignInSchemes.Passkey, Level.Passkey), null, cancellation);
    }

    /// <param name="remember">True when this browser may do without for the days that the tenant allows.</param>
    public async Task<Result<SignInStep>> StepAsync(string? credential, bool remember, CancellationToken cancellation)
    {
        if (await pending.FindAsync(cancellation) is not { Means: not null } waiting)
        {
            return SignInWithCode.Expired;
        }

        if (await check.HandleAsync(PasskeyUse.SecondStep, waiting.Account.Id, credential, cancellation) is not { } account)
        {
            return Failed;
        }

        if (remember)
        {
            devices.Remember(account);
        }

        return await complete.HandleAsync(account, Level.Passkey, cancellation);
    }
}
