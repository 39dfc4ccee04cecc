using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>Asks a signed-in person for the password again before something about the account's safety changes (ASVS 7.5.1).</summary>
public sealed class ConfirmPassword(PortalDbContext db, Passwords passwords, LockOut lockOut, CurrentActor actor, AuditLog audit)
{
    /// <param name="field">Name of the input, for the refusal.</param>
    /// <returns>The account, tracked.</returns>
    public async Task<Result<Account>> HandleAsync(string? password, string field, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(password))
        {
            return new Refusal("password.missing", "Vul uw huidige wachtwoord in.", field);
        }

        var account = await db.Set<Account>().FirstAsync(a => a.Id == actor.Value.AccountId, cancellation);
        var mayTry = await lockOut.TakeTryAsync(account.Id, cancellation);
        if (!await passwords.CheckAsync(account, password.Length <= SignInWithPassword.MaximumLength ? password : "") || !mayTry)
        {
            audit.Add(new(AuditAction.Execute, "portal.wachtwoord-controleren") { Outcome = AuditOutcome.Refused });
            await db.SaveChangesAsync(cancellation);
            return new Refusal("password.wrong", "Dit is niet uw huidige wachtwoord. Na vijf mislukte pogingen wacht u enkele minuten.", field);
        }

        await lockOut.ClearAsync(account.Id, cancellation);
        return account;
    }
}
