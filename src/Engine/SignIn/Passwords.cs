using Engine.Access;
using Microsoft.AspNetCore.Identity;

namespace Engine.SignIn;

/// <summary>Makes and checks password hashes (ASP.NET Core Identity, PBKDF2). A check for nobody takes as long as one for somebody.</summary>
public sealed class Passwords(IPasswordHasher<Account> hasher)
{
    private static readonly Account Nobody = new() { Mail = "", NormalizedMail = "", Name = "" };

    private readonly Lazy<string> nobodysHash = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString("N")));

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>Sets the password and ends the sessions that know the old one.</summary>
    public void Set(Account account, string password)
    {
        account.PasswordHash = hasher.HashPassword(account, password);
        account.RenewStamp();
    }

    /// <param name="account">Null for an unknown address: the work is done all the same (AUT-3).</param>
    public bool Check(Account? account, string password)
    {
        if (account?.PasswordHash is not { } hash)
        {
            hasher.VerifyHashedPassword(Nobody, nobodysHash.Value, password);
            return false;
        }

        var verdict = hasher.VerifyHashedPassword(account, hash, password);
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            account.PasswordHash = hasher.HashPassword(account, password);
        }

        return verdict != PasswordVerificationResult.Failed;
    }
}
