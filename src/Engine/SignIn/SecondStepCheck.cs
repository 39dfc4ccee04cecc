using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>
/// Checks a code of the app or a recovery code. Every try is written down before the code is looked at, and at most 5 in 15 minutes
/// and 20 in a day may fail (AUT-4); of two tries at the same moment one is refused.
/// </summary>
public sealed class SecondStepCheck(PortalDbContext db, FieldProtector protector, RecoveryCodes recovery, TimeProvider time)
{
    public const string KeyPurpose = "sign-in.authenticator-key";

    /// <param name="account">Tracked by the unit of work.</param>
    /// <returns>How the code was right; <see cref="SecondStepVerdict.Refused"/> when it was not, was used before, or may not be tried now.</returns>
    public async Task<SecondStepVerdict> HandleAsync(Account account, string? typed, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var recent = account.CodeFailures.Where(t => t > now.AddDays(-1).UtcTicks).ToList();
        if (recent.Count >= 20 || recent.Count(t => t > now.AddMinutes(-15).UtcTicks) >= 5)
        {
            return SecondStepVerdict.Refused;
        }

        account.CodeFailures = [.. recent, now.UtcTicks];
        account.CodeTries++;
        if (!await SaveAsync(cancellation))
        {
            return SecondStepVerdict.Refused;
        }

        var verdict = Accept(account, (typed ?? "").Replace(" ", "", StringComparison.Ordinal), now);
        if (verdict == SecondStepVerdict.Refused)
        {
            return verdict;
        }

        account.CodeFailures = [];
        account.CodeTries++;
        return await SaveAsync(cancellation) ? verdict : SecondStepVerdict.Refused;
    }

    private SecondStepVerdict Accept(Account account, string code, DateTimeOffset now)
    {
        if (account.AuthenticatorKey is { } key && Totp.Match(protector.Reveal(KeyPurpose, key), code, now, account.LastCodeStep) is { } step)
        {
            account.LastCodeStep = step;
            return SecondStepVerdict.Code;
        }

        return recovery.Take(account, code) ? SecondStepVerdict.RecoveryCode : SecondStepVerdict.Refused;
    }

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
    Code,
    RecoveryCode,
}
