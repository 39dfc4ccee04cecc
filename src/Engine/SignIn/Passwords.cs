using Engine.Access;
using Engine.SignIn.Protection;
using Microsoft.AspNetCore.Identity;

namespace Engine.SignIn;

/// <summary>
/// Makes and checks password hashes (ASP.NET Core Identity, PBKDF2), as many at once as <see cref="HashGate"/> allows. A check for nobody
/// takes as long as one for somebody.
/// </summary>
public sealed class Passwords(IPasswordHasher<Account> hasher, HashGate gate)
{
    private static readonly Account Nobody = new() { Mail = "", NormalizedMail = "", Name = "" };

    private readonly Lazy<string> nobodysHash = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString("N")));

    /// <summary>For work in the background; a request uses <see cref="SetAsync"/>.</summary>
    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>Sets the password and ends the sessions that know the old one.</summary>
    /// <exception cref="BusyException">Too many passwords wait to be hashed.</exception>
    public async Task SetAsync(Account account, string password)
    {
        using var place = gate.TryEnter(isKnown: true) ?? throw new BusyException();
        account.PasswordHash = await place.RunAsync(() => hasher.HashPassword(account, password));
        account.RenewStamp();
    }

    /// <summary>Checks the password of somebody who is signed in.</summary>
    /// <exception cref="BusyException">Too many passwords wait to be hashed.</exception>
    public async Task<bool> CheckAsync(Account account, string password)
    {
        using var place = gate.TryEnter(isKnown: true) ?? throw new BusyException();
        return await CheckAsync(place, account, password);
    }

    /// <param name="place">Taken before the try was counted, so that a full queue costs nobody a try.</param>
    /// <param name="account">Null for an unknown address: the work is done all the same (AUT-3).</param>
    public async Task<bool> CheckAsync(HashPlace place, Account? account, string password)
    {
        var (verdict, again) = await place.RunAsync(() => Verify(account, password));
        if (again is not null && account is not null)
        {
            account.PasswordHash = again;
        }

        return verdict;
    }

    private (bool Right, string? Again) Verify(Account? account, string password)
    {
        if (account?.PasswordHash is not { } hash)
        {
            hasher.VerifyHashedPassword(Nobody, nobodysHash.Value, password);
            return (false, null);
        }

        var verdict = hasher.VerifyHashedPassword(account, hash, password);
        return (verdict != PasswordVerificationResult.Failed,
            verdict == PasswordVerificationResult.SuccessRehashNeeded ? hasher.HashPassword(account, password) : null);
    }
}
