using Engine.Access;
using Engine.Access.Mail;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.SignIn.SecondSteps;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>
/// A signed-in person takes another address, which is also the user name. It counts once a link that was mailed there is followed; the old
/// address is told, and every link that was mailed before is worthless (AUT-6).
/// </summary>
public sealed class ChangeMail(
    PortalDbContext db, ConfirmOwner owner, OwnAccount own, MailedTokens tokens, MailRules rules, AccountMails mails, CurrentTenant tenant, AuditLog audit, TimeProvider time)
{
    public static readonly Refusal Worthless = new("mail.token", "Deze link werkt niet (meer). Wijzig uw e-mailadres opnieuw onder Instellingen.");

    /// <summary>More mails than this in an hour to addresses of one's choice are somebody's nuisance.</summary>
    private const int MailsPerHour = 3;

    /// <summary>Mails the link. Whether the address belongs to another account is told to nobody but that mailbox.</summary>
    /// <returns>The address as typed.</returns>
    public async Task<Result<string>> AskAsync(string? mail, string? password, CancellationToken cancellation)
    {
        var account = await own.FindAsync(cancellation);
        if (rules.Check(mail, await ManagesUsersAsync(account, cancellation), "Mail") is { } refusal)
        {
            return refusal;
        }

        // codes may be mailed to the new address, so whoever gave no code here may not choose it
        if (account.Scheme == SignInWithPassword.Scheme && await owner.HandleAsync(password, "Password", cancellation) is { IsRefused: true } wrong)
        {
            return wrong.Refusals.ToArray();
        }

        var hourAgo = time.GetUtcNow().AddHours(-1);
        if (await db.Set<MailedToken>().CountAsync(t => t.AccountId == account.Id && t.Purpose == MailedTokenPurpose.ChangeMail && t.CreatedAt > hourAgo, cancellation) >= MailsPerHour)
        {
            return new Refusal("mail.often", "U hebt dit net al een paar keer gevraagd. Probeer het over een uur opnieuw.", "Mail");
        }

        var address = (mail ?? "").Trim();
        var normalized = Account.Normalize(address);
        // made for both, so that both cost the same and count alike
        var token = tokens.Issue(account, MailedTokenPurpose.ChangeMail, newMail: address);
        if (await db.Set<Account>().AnyAsync(a => a.NormalizedMail == normalized, cancellation))
        {
            mails.AddressInUse(address);
        }
        else
        {
            mails.ConfirmAddress(account, address, token);
        }

        audit.Add(new(AuditAction.Execute, "portal.mail-wijzigen") { ObjectType = "account", ObjectId = account.Id });
        await db.SaveChangesAsync(cancellation);
        return address;
    }

    /// <returns>The new address; null when the link is worthless.</returns>
    public async Task<string?> NewMailAsync(string? token, CancellationToken cancellation) =>
        (await tokens.FindAsync(token, MailedTokenPurpose.ChangeMail, cancellation))?.Token.NewMail;

    /// <summary>Follows the link: the address counts, and all sessions end.</summary>
    public async Task<Result<Account>> ConfirmAsync(string? token, CancellationToken cancellation)
    {
        if (await tokens.FindAsync(token, MailedTokenPurpose.ChangeMail, cancellation) is not ({ NewMail: { } mail } found, { State: AccountState.Active } account))
        {
            return Worthless;
        }

        var before = account.Mail;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!await tokens.TryTakeAsync(found, cancellation))
        {
            return Worthless;
        }

        (account.Mail, account.NormalizedMail) = (mail, Account.Normalize(mail));
        account.RenewStamp();
        mails.AddressChanged(account, before);
        audit.Add(new(AuditAction.Update, "portal.mail-bevestigen") { AccountId = account.Id, ObjectType = "account", ObjectId = account.Id, Detail = $"van: {before}; naar: {mail}" });
        await tokens.RevokeAsync(db.Set<MailedToken>().Where(t => t.AccountId == account.Id), cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsOvertaken(fault))
        {
            // the account changed, or somebody else took the address, since the link was looked at
            return Worthless;
        }

        await transaction.CommitAsync(cancellation);
        return account;
    }

    // the address is of the whole account: at an organisation where it does not work just now, and where its access is stopped for a while too
    private Task<bool> ManagesUsersAsync(Account account, CancellationToken cancellation)
    {
        var managing = tenant.Value.Config.RolesWith(PortalPermissions.ManageUsers);
        return db.Set<Membership>().AnyAsync(m => m.AccountId == account.Id && db.Set<Grant>().Any(g => g.MembershipId == m.Id && managing.Contains(g.Role)), cancellation);
    }
}
