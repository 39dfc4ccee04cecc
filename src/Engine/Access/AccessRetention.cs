using Engine.Access.Invitations;
using Engine.Jobs;
using Engine.SignIn;
using Engine.Workflows.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access;

/// <summary>What the portal no longer needs to know of people who were invited (AVG: no longer than needed).</summary>
internal static class AccessRetention
{
    /// <summary>Invitations whose link is long dead and for which no process waits, with the account when it never opened.</summary>
    public static readonly RetainedRows Invitations = new("invitations", 90, async (db, before, cancellation) =>
    {
        var old = await db.Set<Invitation>().Where(i => i.ExpiresAt < before && !db.Set<ActivationWait>().Any(w => w.InvitationId == i.Id)).OrderBy(i => i.ExpiresAt).Take(RetentionJob.Batch)
            .Select(i => new { i.Id, i.AccountId }).ToListAsync(cancellation);
        var (ids, accounts) = (old.Select(i => i.Id).ToList(), old.Select(i => i.AccountId).Distinct().ToList());
        await db.Set<MailedToken>().Where(t => t.InvitationId == null && t.ExpiresAt < before).ExecuteDeleteAsync(cancellation);
        await db.Set<MailedToken>().Where(t => t.InvitationId != null && ids.Contains(t.InvitationId.Value)).ExecuteDeleteAsync(cancellation);
        await db.Set<InvitationGrant>().Where(g => ids.Contains(g.InvitationId)).ExecuteDeleteAsync(cancellation);
        var removed = await db.Set<Invitation>().Where(i => ids.Contains(i.Id)).ExecuteDeleteAsync(cancellation);
        await db.Set<Account>()
            .Where(a => accounts.Contains(a.Id) && a.State == AccountState.Invited && !db.Set<Invitation>().Any(i => i.AccountId == a.Id))
            .ExecuteDeleteAsync(cancellation);
        return removed;
    });
}
