using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Engine.Modules;

namespace Engine.SignIn;

/// <summary>Second step of the sign-in: the code of the app, or a recovery code (000-09).</summary>
public sealed class SignInWithCode(
    PortalDbContext db, PendingSignIn pending, SecondStepCheck check, CompleteSignIn complete, AccountMails mails, AuditLog audit)
{
    public static readonly Refusal Expired = new("sign-in.expired", "Uw aanmelding is verlopen. Log opnieuw in met uw e-mailadres en wachtwoord.");

    public async Task<Result<SignInStep>> HandleAsync(string? code, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return new Refusal("sign-in.code", "Vul de code in.", "Code");
        }

        if (await pending.FindAsync(cancellation) is not { Account: var account })
        {
            return Expired;
        }

        var verdict = await check.HandleAsync(account, code, cancellation);
        if (verdict == SecondStepVerdict.Refused)
        {
            audit.Add(new(AuditAction.Execute, "portal.code") { Outcome = AuditOutcome.Refused, AccountId = account.Id });
            await db.SaveChangesAsync(cancellation);
            return new Refusal("sign-in.code-wrong", "De code klopt niet of is al gebruikt. Wacht op een nieuwe code en probeer het opnieuw.", "Code");
        }

        if (verdict == SecondStepVerdict.RecoveryCode)
        {
            mails.RecoveryCodeUsed(account);
            audit.Add(new(AuditAction.Execute, "portal.herstelcode") { AccountId = account.Id });
        }

        return await complete.HandleAsync(account, Level.PasswordAndCode, cancellation);
    }
}
