using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>Looks up in the background who asked for a new password, and mails the link to those who have an account.</summary>
public sealed class PasswordResetHandler(AccountMails mails, MailedTokens tokens, AuditLog audit, TimeProvider time) : JobHandler
{
    public const string JobKind = "sign-in.password-reset";

    /// <summary>More mails than this in an hour to one person is somebody's nuisance.</summary>
    private const int MailsPerHour = 3;

    public override string Kind => JobKind;

    public override string Title => "Links voor een nieuw wachtwoord versturen";

    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        if (await db.Set<PasswordResetRequest>().FirstOrDefaultAsync(r => r.Id == row, cancellation) is not { } request)
        {
            return;
        }

        db.Remove(request);
        var now = time.GetUtcNow();
        var account = await db.Set<Account>().FirstOrDefaultAsync(
            a => a.NormalizedMail == request.NormalizedMail && a.State == AccountState.Active && a.Scheme == SignInWithPassword.Scheme,
            cancellation);
        var hourAgo = now.AddHours(-1);
        if (account is null ||
            await Resets(db, account).CountAsync(t => t.CreatedAt > hourAgo, cancellation) >= MailsPerHour)
        {
            return;
        }

        await Resets(db, account).Where(t => t.CreatedAt <= hourAgo).ExecuteDeleteAsync(cancellation);
        var text = tokens.Issue(account, MailedTokenPurpose.Reset);
        mails.ResetLink(account, text);
        audit.Add(new(AuditAction.Create, "portal.wachtwoord-link") { AccountId = account.Id });
    }

    private static IQueryable<MailedToken> Resets(PortalDbContext db, Account account) =>
        db.Set<MailedToken>().Where(t => t.AccountId == account.Id && t.Purpose == MailedTokenPurpose.Reset);
}
