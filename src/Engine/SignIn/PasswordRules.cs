using System.Collections.Frozen;
using Engine.Access;
using Engine.Modules;
using Engine.SignIn.Protection;
using Engine.Tenancy;

namespace Engine.SignIn;

/// <summary>
/// What a password must be: long, nothing that is tried first, and not on the list of known leaks when the host has one. No rules about
/// kinds of characters (ASVS 6.2.5).
/// </summary>
public sealed class PasswordRules(BreachedPasswords breached)
{
    private static readonly Lazy<FrozenSet<string>> Common = new(Read);

    /// <param name="field">Name of the input, for the refusal.</param>
    /// <returns>Null when the password will do.</returns>
    public Refusal? Check(string? password, Account account, Tenant tenant, string field)
    {
        var minimum = tenant.Config.SignIn.MinimumPasswordLength;
        if (password is null || password.Length < minimum)
        {
            return new("password.short", $"Kies een wachtwoord van ten minste {minimum} tekens. Een zin van een paar woorden is makkelijk te onthouden.", field);
        }

        if (password.Length > SignInWithPassword.MaximumLength)
        {
            return new("password.long", $"Kies een wachtwoord van ten hoogste {SignInWithPassword.MaximumLength} tekens.", field);
        }

        var plain = password.Trim().ToLowerInvariant();
        var mail = account.Mail.ToLowerInvariant();
        string[] own = [mail, mail.Split('@')[0], account.Name.ToLowerInvariant(), tenant.Config.Name.ToLowerInvariant()];
        var guessable = Common.Value.Contains(plain) || own.Contains(plain) || plain.Distinct().Count() < 4;
        if (guessable)
        {
            return new("password.common", "Dit wachtwoord is makkelijk te raden. Kies een ander wachtwoord.", field);
        }

        return breached.Contains(password)
            ? new("password.breached", "Dit wachtwoord staat op een lijst van uitgelekte wachtwoorden. Kies een ander wachtwoord.", field)
            : null;
    }

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(PasswordRules).Assembly.GetManifestResourceStream("common-passwords.txt")
            ?? throw new InvalidOperationException("The list of common passwords is not part of the engine.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n').Where(l => l.Length > 0 && l[0] != '#').ToFrozenSet(StringComparer.Ordinal);
    }
}
