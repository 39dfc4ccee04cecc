using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.SignIn.Protection;
using Engine.SignIn.SecondSteps;
using Engine.Tenancy;

namespace Engine.SignIn;

/// <summary>Second step of the sign-in: the code of the app, the code that was sent, or a recovery code (000-09, 000-11, 004-02).</summary>
public sealed class SignInWithCode(
    PortalDbContext db,
    PendingSignIn pending,
    SecondStepCheck check,
    RememberedDevices devices,
    CompleteSignIn complete,
    AccountMails mails,
    SignInMetrics metrics,
    AuditLog audit)
{
    public static readonly Refusal Expired = new("sign-in.expired", "Uw aanmelding is verlopen. Log opnieuw in met uw e-mailadres en wachtwoord.");

    /// <param name="remember">True when this browser may do without the code for the days that the tenant allows.</param>
    public async Task<Result<SignInStep>> HandleAsync(string? code, bool remember, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return new Refusal("sign-in.code", "Vul de code in.", "Code");
        }

        if (await pending.FindAsync(cancellation) is not { Means: { } means, Account: var account } waiting)
        {
            return Expired;
        }

        var verdict = await check.HandleAsync(account, code, means, waiting.Id, cancellation);
        if (verdict is SecondStepVerdict.Refused or SecondStepVerdict.TooOften)
        {
            var cause = verdict == SecondStepVerdict.TooOften ? SignInCause.LockedOut : SignInCause.WrongCode;
            metrics.Refused(cause);
            audit.Add(new(AuditAction.Execute, "portal.code") { Outcome = AuditOutcome.Refused, AccountId = account.Id, Detail = cause.Words() });
            await db.SaveChangesAsync(cancellation);
            return new Refusal(
                "sign-in.code-wrong",
                means is Means.Sms or Means.Mail
                    ? "De code klopt niet, is al gebruikt of is te oud. Kijk of dit de nieuwste code is, of vraag een nieuwe code."
                    : "De code klopt niet of is al gebruikt. Wacht op een nieuwe code en probeer het opnieuw.",
                "Code");
        }

        if (verdict == SecondStepVerdict.RecoveryCode)
        {
            mails.RecoveryCodeUsed(account);
            audit.Add(new(AuditAction.Execute, "portal.herstelcode") { AccountId = account.Id });
        }

        // a recovery code is for the day that something is wrong: that day nothing is remembered
        if (remember && verdict == SecondStepVerdict.Code)
        {
            devices.Remember(account);
        }

        return await complete.HandleAsync(account, Level.PasswordAndCode, cancellation);
    }
}
