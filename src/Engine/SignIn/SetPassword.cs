using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Engine.SignIn;

/// <summary>Chooses a new password with the link from the mail (000-06). The second step stays as it is; all sessions end.</summary>
public sealed partial class SetPassword(
    PortalDbContext db, Passwords passwords, CurrentTenant tenant, AccountMails mails, AuditLog audit, ILogger<SetPassword> log, TimeProvider time)
{
    public sealed record Input(string? Token, string? New, string? Repeat);

    public static readonly Refusal Worthless = new("reset.token", "Deze link werkt niet (meer). Vraag een nieuwe link aan.");

    public async Task<Result<Account>> HandleAsync(Input input, CancellationToken cancellation)
    {
        if (input.New != input.Repeat)
        {
            return new Refusal("password.repeat", "De twee wachtwoorden zijn niet gelijk.", nameof(Input.Repeat));
        }

        if (await FindAsync(input.Token, cancellation) is not ({ } token, { } account))
        {
            return Worthless;
        }

        if (PasswordRules.Check(input.New, account, tenant.Value, nameof(Input.New)) is { } refusal)
        {
            return refusal;
        }

        // the slow hash is made before the transaction, which holds up every other writer of an embedded database
        passwords.Set(account, input.New ?? "");
        (account.FailedCount, account.LockoutCount, account.LockedUntil) = (0, 0, null);
        mails.PasswordChanged(account);
        audit.Add(new(AuditAction.Update, "portal.wachtwoord-instellen") { AccountId = account.Id, ObjectType = "account", ObjectId = account.Id });
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = time.GetUtcNow();
        var used = await db.Set<PasswordToken>().Where(t => t.Id == token.Id && t.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), cancellation);
        if (used != 1)
        {
            return Worthless;
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Worthless;
        }

        await transaction.CommitAsync(cancellation);
        return account;
    }

    /// <summary>Whether the link still works, for the page that it opens.</summary>
    public async Task<bool> IsUsableAsync(string? token, CancellationToken cancellation) => await FindAsync(token, cancellation) is not null;

    private async Task<(PasswordToken Token, Account Account)?> FindAsync(string? text, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (text?.Split('.', 2) is [var of, _] && of != tenant.Value.Id)
        {
            LogForeign("cross_tenant_replay");
            return null;
        }

        var hash = PasswordToken.HashOf(text ?? "");
        var found = await (
            from t in db.Set<PasswordToken>().AsNoTracking()
            join a in db.Set<Account>() on t.AccountId equals a.Id
            where t.Hash == hash && t.UsedAt == null && t.ExpiresAt > now && a.SecurityStamp == t.Stamp && a.State == AccountState.Active
            select t).FirstOrDefaultAsync(cancellation);
        return found is null ? null : (found, await db.Set<Account>().FirstAsync(a => a.Id == found.AccountId, cancellation));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Cause}: a link to set a password was refused")]
    private partial void LogForeign(string cause);
}
