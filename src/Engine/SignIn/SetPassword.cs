using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>Chooses a new password with the link from the mail (000-06). The second step stays as it is; all sessions end.</summary>
public sealed class SetPassword(
    PortalDbContext db, MailedTokens tokens, Passwords passwords, PasswordRules rules, CurrentTenant tenant, AccountMails mails, AuditLog audit)
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

        if (rules.Check(input.New, account, tenant.Value, nameof(Input.New)) is { } refusal)
        {
            return refusal;
        }

        // the slow hash is made before the transaction, which holds up every other writer of an embedded database
        await passwords.SetAsync(account, input.New ?? "");
        (account.FailedCount, account.LockoutCount, account.LockedUntil) = (0, 0, null);
        mails.PasswordChanged(account);
        audit.Add(new(AuditAction.Update, "portal.wachtwoord-instellen") { AccountId = account.Id, ObjectType = "account", ObjectId = account.Id });
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await tokens.TryTakeAsync(token, cancellation))
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

    private async Task<(MailedToken Token, Account Account)?> FindAsync(string? text, CancellationToken cancellation) =>
        await tokens.FindAsync(text, MailedTokenPurpose.Reset, cancellation) is { Account.State: AccountState.Active } found ? found : null;
}
