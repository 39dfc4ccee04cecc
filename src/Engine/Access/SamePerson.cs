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

        var (mailbox, mobile) = (MailboxOf(one.NormalizedMail), numbers.Of(one));
        return known.Where(a => others.Contains(a.Id) && (a.Id == account || MailboxOf(a.NormalizedMail) == mailbox
                || (mobile is not null && numbers.Of(a) == mobile) || means[a.Id].Intersect(means[account]).Any()))
            .Select(a => a.Id).ToHashSet();
    }

    /// <summary>Whether two accounts are of one person.</summary>
    public async Task<bool> IsAsync(Guid account, Guid other, CancellationToken cancellation) => (await AmongAsync(account, [other], cancellation)).Contains(other);

    /// <summary>Whether an address is of somebody: of their own mailbox, or of another account of theirs. It need not be the address of an account yet.</summary>
    public async Task<bool> IsAsync(Actor who, string mail, CancellationToken cancellation)
    {
        if (MailboxOf(mail) == MailboxOf(who.Mail))
        {
            return true;
        }

        var known = await AtMailboxes([MailboxOf(mail)]).ToListAsync(cancellation);
        return (await AmongAsync(who.AccountId, known, cancellation)).Count > 0;
    }

    /// <summary>What addresses of one mailbox have in common: the address as it is compared, without what follows a plus, which is another name for the same mailbox.</summary>
    public static string MailboxOf(string mail)
    {
        var known = Account.Normalize(mail);
        var (plus, at) = (known.IndexOf('+', StringComparison.Ordinal), known.LastIndexOf('@'));
        return plus > 0 && plus < at ? known[..plus] + known[at..] : known;
    }

    /// <summary>Ids of the accounts whose mail comes into these mailboxes.</summary>
    /// <param name="mailboxes">One or a few, each as <see cref="MailboxOf"/> has it.</param>
    internal IQueryable<Guid> AtMailboxes(IReadOnlyList<string> mailboxes) => mailboxes.Select(AtMailbox).Aggregate((all, some) => all.Union(some));

    /// <summary>
    /// The accounts of who is signed in, to look one up by its id within another query. It compares hashes, so while keys are renewed it may miss one: who decides asks
    /// <see cref="AmongAsync"/>.
    /// </summary>
    internal IQueryable<Account> AccountsOf(Actor who)
    {
        var (me, mailbox) = (who.AccountId, MailboxOf(who.Mail));
        var (begin, end) = Aliases(mailbox);
        return db.Set<Account>().Where(a => a.Id == me || a.NormalizedMail == mailbox || (a.NormalizedMail.StartsWith(begin) && a.NormalizedMail.EndsWith(end))
            || (a.MobileHash != null && db.Set<Account>().Any(m => m.Id == me && m.MobileHash == a.MobileHash))
            || db.Set<ExternalLogin>().Any(l => l.AccountId == a.Id && db.Set<ExternalLogin>().Any(o => o.AccountId == me && o.Issuer == l.Issuer && o.Acting == l.Acting)));
    }

    private IQueryable<Guid> AtMailbox(string mailbox)
    {
        var (begin, end) = Aliases(mailbox);
        return db.Set<Account>().Where(a => a.NormalizedMail == mailbox || (a.NormalizedMail.StartsWith(begin) && a.NormalizedMail.EndsWith(end))).Select(a => a.Id);
    }

    private static (string Begin, string End) Aliases(string mailbox)
    {
        var at = Math.Max(mailbox.LastIndexOf('@'), 0);
        return (mailbox[..at] + "+", mailbox[at..]);
    }
}
