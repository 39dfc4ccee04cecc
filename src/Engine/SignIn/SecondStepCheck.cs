using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.SignIn.SecondSteps;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>
/// Checks a code of the app, a code that was sent, or a recovery code. Every try is written down before the code is looked at, and at most
/// 5 in 15 minutes and 20 in a day may fail, whatever the means (AUT-4); of two tries at the same moment one is refused.
/// </summary>
public sealed class SecondStepCheck(PortalDbContext db, FieldProtector protector, RecoveryCodes recovery, SentCodes codes, TimeProvider time)
{
    public const string KeyPurpose = "sign-in.authenticator-key";

    /// <param name="account">Tracked by the unit of work.</param>
    /// <param name="means">What was asked for; a recovery code always counts too.</param>
    /// <param name="binding">The sign-in for which a code was sent.</param>
    /// <returns>How the code was right; <see cref="SecondStepVerdict.Refused"/> when it was not, or was used before.</returns>
    public async Task<SecondStepVerdict> HandleAsync(Account account, string? typed, Means means, Guid binding, CancellationToken cancellation)
    {
        var sent = means is Means.Sms or Means.Mail ? await codes.LatestAsync(account.Id, CodePurpose.SignIn, binding, cancellation) : null;
        return await TryAsync(account, sent, typed, (alive, code) => Accept(account, means, alive, code), cancellation);
    }

    /// <summary>The code that was sent to a number, which must be shown to be the account's own.</summary>
    public Task<SecondStepVerdict> HandleAsync(Account account, SentCode sent, string? typed, CancellationToken cancellation) =>
        TryAsync(account, sent, typed, (alive, code) => Sent(alive, code), cancellation);

    private async Task<SecondStepVerdict> TryAsync(
        Account account, SentCode? sent, string? typed, Func<SentCode?, string, SecondStepVerdict> accept, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var recent = account.CodeFailures.Where(t => t > now.AddDays(-1).UtcTicks).ToList();
        if (recent.Count >= 20 || recent.Count(t => t > now.AddMinutes(-15).UtcTicks) >= 5)
        {
            return SecondStepVerdict.TooOften;
        }

        account.CodeFailures = [.. recent, now.UtcTicks];
        account.CodeTries++;
        var alive = sent?.IsAlive(now) == true ? sent : null;
        if (sent is not null)
        {
            sent.Tries++;
        }

        if (!await SaveAsync(cancellation))
        {
            return SecondStepVerdict.Refused;
        }

        var verdict = accept(alive, (typed ?? "").Replace(" ", "", StringComparison.Ordinal));
        if (verdict == SecondStepVerdict.Refused)
        {
            return verdict;
        }

        account.CodeFailures = [];
        account.CodeTries++;
        return await SaveAsync(cancellation) ? verdict : SecondStepVerdict.Refused;
    }

    private SecondStepVerdict Accept(Account account, Means means, SentCode? sent, string code)
    {
        if (Sent(sent, code) is SecondStepVerdict.Code)
        {
            return SecondStepVerdict.Code;
        }

        if (means == Means.App && account.AuthenticatorKey is { } key
            && Totp.Match(protector.Reveal(KeyPurpose, key), code, time.GetUtcNow(), account.LastCodeStep) is { } step)
        {
            account.LastCodeStep = step;
            return SecondStepVerdict.Code;
        }

        return recovery.Take(account, code) ? SecondStepVerdict.RecoveryCode : SecondStepVerdict.Refused;
    }

    private SecondStepVerdict Sent(SentCode? alive, string code) =>
        alive is not null && codes.Take(alive, code) ? SecondStepVerdict.Code : SecondStepVerdict.Refused;

    private async Task<bool> SaveAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}

public enum SecondStepVerdict
{
    Refused,

    /// <summary>Refused without looking at the code.</summary>
    TooOften,
    Code,
    RecoveryCode,
}
