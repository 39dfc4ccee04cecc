using Engine.Access;
using Engine.Access.Invitations;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Engine.SignIn;

/// <summary>Makes, finds and uses up mailed tokens.</summary>
public sealed partial class MailedTokens(PortalDbContext db, CurrentTenant tenant, ILogger<MailedTokens> log, TimeProvider time)
{
    /// <summary>Adds a token to the unit of work.</summary>
    /// <param name="lifetime">Null for <see cref="MailedToken.Lifetime"/>.</param>
    /// <returns>What goes into the link.</returns>
    public string Issue(Account account, MailedTokenPurpose purpose, TimeSpan? lifetime = null, Guid? invitation = null, string? newMail = null)
    {
        var now = time.GetUtcNow();
        var text = MailedToken.NewText(tenant.Value.Id);
        db.Add(new MailedToken
        {
            AccountId = account.Id,
            Purpose = purpose,
            Hash = MailedToken.HashOf(text),
            Stamp = purpose == MailedTokenPurpose.Activation ? account.NormalizedMail : account.SecurityStamp,
            InvitationId = invitation,
            NewMail = newMail,
            CreatedAt = now,
            ExpiresAt = now + (lifetime ?? MailedToken.Lifetime),
        });
        return text;
    }

    /// <returns>The token and its tracked account; null when it is unknown, used, too old, overtaken by a change, or of another tenant.</returns>
    public async Task<(MailedToken Token, Account Account)?> FindAsync(string? text, MailedTokenPurpose purpose, CancellationToken cancellation)
    {
        if (text?.Split('.', 2) is [var of, _] && of != tenant.Value.Id)
        {
            LogForeign("cross_tenant_replay");
            return null;
        }

        return await FindByHashAsync(MailedToken.HashOf(text ?? ""), purpose, cancellation);
    }

    /// <summary>The same for who kept the hash while the bearer was elsewhere.</summary>
    public async Task<(MailedToken Token, Account Account)?> FindByHashAsync(string hash, MailedTokenPurpose purpose, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var found = await (
            from t in db.Set<MailedToken>().AsNoTracking()
            join a in db.Set<Account>() on t.AccountId equals a.Id
            where t.Hash == hash && t.Purpose == purpose && t.UsedAt == null && t.ExpiresAt > now
                && a.State != AccountState.Disabled
                && t.Stamp == (purpose == MailedTokenPurpose.Activation ? a.NormalizedMail : a.SecurityStamp)
            select t).FirstOrDefaultAsync(cancellation);
        return found is null ? null : (found, await db.Set<Account>().FirstAsync(a => a.Id == found.AccountId, cancellation));
    }

    /// <summary>Whether this very link opened what it was for, and the account is active since.</summary>
    public Task<bool> IsDoneAsync(string? text, CancellationToken cancellation)
    {
        var hash = MailedToken.HashOf(text ?? "");
        return (
            from t in db.Set<MailedToken>()
            join i in db.Set<Invitation>() on t.InvitationId equals i.Id
            join a in db.Set<Account>() on t.AccountId equals a.Id
            where t.Hash == hash && t.Purpose == MailedTokenPurpose.Activation && i.State == InvitationState.Accepted && a.State == AccountState.Active
            select t).AnyAsync(cancellation);
    }

    /// <summary>Uses a token up: of many at once, one succeeds. Runs in the caller's transaction.</summary>
    public async Task<bool> TryTakeAsync(MailedToken token, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await db.Set<MailedToken>().Where(t => t.Id == token.Id && t.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), cancellation) == 1;
    }

    /// <summary>Makes links worthless that were mailed before.</summary>
    public Task RevokeAsync(IQueryable<MailedToken> tokens, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return tokens.Where(t => t.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Cause}: a mailed link was refused")]
    private partial void LogForeign(string cause);
}
