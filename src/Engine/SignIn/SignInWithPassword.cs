using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.SignIn.Protection;
using Engine.SignIn.SecondSteps;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>First step of the sign-in: e-mail address and own password (000-04). All refusals look alike, so that nobody learns who has an account.</summary>
public sealed class SignInWithPassword(
    PortalDbContext db,
    Passwords passwords,
    PasswordTries tries,
    LockOut lockOut,
    BeginSecondStep begin,
    CurrentTenant tenant,
    SignInMetrics metrics,
    AuditLog audit)
{
    /// <param name="ReturnUrl">Local address to go to afterwards; anything else is ignored.</param>
    /// <param name="Fresh">True when a function asks for a stronger sign-in: then no remembered device stands in for the second step.</param>
    public sealed record Input(string? Mail, string? Password, string? ReturnUrl, bool Fresh = false);

    public const string Scheme = SignInSchemes.Password;

    /// <summary>Passwords longer than this are refused unseen: hashing them would be a cheap attack.</summary>
    public const int MaximumLength = 256;

    private static readonly Refusal Wrong = new("sign-in.wrong", "Het e-mailadres of het wachtwoord klopt niet. Probeer het opnieuw.");

    /// <returns>What comes next.</returns>
    /// <exception cref="TooOftenException">The address was tried too often; nothing was looked at.</exception>
    /// <exception cref="BusyException">Too many passwords wait to be hashed; nothing was counted.</exception>
    public async Task<Result<SignInStep>> HandleAsync(Input input, CancellationToken cancellation)
    {
        var config = tenant.Value.Config.SignIn;
        if (!config.Offers(Scheme))
        {
            return new Refusal("sign-in.scheme", "Inloggen met een wachtwoord kan niet bij dit portaal.");
        }

        Refusal[] missing =
        [
            .. string.IsNullOrWhiteSpace(input.Mail) ? [new Refusal("sign-in.mail", "Vul uw e-mailadres in.", "Mail")] : Array.Empty<Refusal>(),
            .. string.IsNullOrEmpty(input.Password) ? [new Refusal("sign-in.password", "Vul uw wachtwoord in.", "Password")] : Array.Empty<Refusal>(),
        ];
        if (missing.Length > 0)
        {
            return missing;
        }

        var mail = Account.Normalize(input.Mail ?? "");
        var password = input.Password is { Length: <= MaximumLength } typed ? typed : "";
        using var place = tries.Enter();
        var account = mail.Length > 254 ? null : await db.Set<Account>().FirstOrDefaultAsync(a => a.NormalizedMail == mail, cancellation);
        var verdict = await tries.TakeAsync(mail, account, cancellation);
        var right = await passwords.CheckAsync(place, account, password) & verdict.MayTry;
        if (!right || account is null || account.State != AccountState.Active || !config.Opens(account, Scheme))
        {
            var cause = Cause(account, verdict.MayTry, right);
            metrics.Refused(cause);
            audit.Add(new(AuditAction.Execute, "portal.inloggen") { Outcome = AuditOutcome.Refused, AccountId = account?.Id, Detail = cause.Words() });
            await db.SaveChangesAsync(cancellation);
            return Wrong;
        }

        if (!verdict.OnKnownDevice)
        {
            await lockOut.ClearAsync(account.Id, cancellation);
        }

        return await begin.HandleAsync(account, input.ReturnUrl, input.Fresh, cancellation);
    }

    private static SignInCause Cause(Account? account, bool mayTry, bool right) => account switch
    {
        null => SignInCause.UnknownMail,
        _ when !mayTry => SignInCause.LockedOut,
        _ when !right => SignInCause.WrongPassword,
        { State: AccountState.Disabled } => SignInCause.Disabled,
        { State: AccountState.Invited } => SignInCause.NotActivated,
        _ => SignInCause.OtherScheme,
    };
}
