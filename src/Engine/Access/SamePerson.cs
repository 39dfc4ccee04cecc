using Engine.Data;
using Engine.SignIn.EHerkenning;
using Engine.SignIn.SecondSteps;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access;

/// <summary>
/// Whether accounts are of one person, as far as the portal knows: the same mailbox, the same mobile number for codes, or the same person at the same broker.
/// Four eyes count persons and not accounts.
/// </summary>
public sealed class SamePerson(PortalDbContext db, MobileNumbers numbers)
{
    /// <summary>Of some accounts those that are of the person of another, that account itself too.</summary>
    /// <param name="others">A few: the accounts that take part in one decision.</param>
    public async Task<IReadOnlySet<Guid>> AmongAsync(Guid account, IReadOnlyCollection<Guid> others, CancellationToken cancellation)
    {
        var ids = others.Append(account).Distinct().ToList();
        if (ids.Count == 1)
        {
            return others.ToHashSet();
        }

        var known = await db.Set<Account>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToListAsync(cancellation);
        var means = (await db.Set<ExternalLogin>().AsNoTracking().Where(l => ids.Contains(l.AccountId)).Select(l => new { l.AccountId, l.Issuer, l.Acting }).ToListAsync(cancellation))
            .ToLookup(l => l.AccountId, l => (l.Issuer, l.Acting));
        if (known.Find(a => a.Id == account) is not { } one)
        {
            return new HashSet<Guid>();
        }

        var (mailbox, mobile) = (Mailbox(one.NormalizedMail), numbers.Of(one));
        return known.Where(a => others.Contains(a.Id) && (a.Id == account || Mailbox(a.NormalizedMail) == mailbox
                || (mobile is not null && numbers.Of(a) == mobile) || means[a.Id].Intersect(means[account]).Any()))
            .Select(a => a.Id).ToHashSet();
    }

    /// <summary>
    /// The accounts of who is signed in, to look one up by its id within another query. It compares hashes, so while keys are renewed it may miss one: who decides asks
    /// <see cref="AmongAsync"/>.
    /// </summary>
    internal IQueryable<Account> AccountsOf(Actor who)
    {
        var (me, mailbox) = (who.AccountId, Mailbox(Account.Normalize(who.Mail)));
        var at = mailbox.LastIndexOf('@');
        var (begin, end) = (mailbox[..at] + "+", mailbox[at..]);
        return db.Set<Account>().Where(a => a.Id == me || a.NormalizedMail == mailbox || (a.NormalizedMail.StartsWith(begin) && a.NormalizedMail.EndsWith(end))
            || (a.MobileHash != null && db.Set<Account>().Any(m => m.Id == me && m.MobileHash == a.MobileHash))
            || db.Set<ExternalLogin>().Any(l => l.AccountId == a.Id && db.Set<ExternalLogin>().Any(o => o.AccountId == me && o.Issuer == l.Issuer && o.Acting == l.Acting)));
    }

    /// <summary>The address without what follows a plus: that is another name for the same mailbox.</summary>
    private static string Mailbox(string mail)
    {
        var (plus, at) = (mail.IndexOf('+', StringComparison.Ordinal), mail.LastIndexOf('@'));
        return plus > 0 && plus < at ? mail[..plus] + mail[at..] : mail;
    }
}
