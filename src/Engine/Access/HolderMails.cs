using Engine.Data;
using Engine.Notifications;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access;

/// <param name="Body">Plain text, without greeting and end.</param>
public sealed record HolderMail(Guid Organisation, string Subject, string Body);

/// <summary>Mails to those who hold a right at an organisation, in the caller's transaction.</summary>
public sealed class HolderMails(PortalDbContext db, Outbox outbox, CurrentTenant tenant)
{
    public async Task SendAsync(string permission, IReadOnlyList<HolderMail> mails, CancellationToken cancellation)
    {
        var holders = await HoldersAsync(permission, [.. mails.Select(m => m.Organisation).Distinct()], cancellation);
        var config = tenant.Value.Config;
        foreach (var mail in mails)
        {
            foreach (var holder in holders.Where(h => h.Organisation == mail.Organisation).DistinctBy(h => h.Mail))
            {
                outbox.Mail(holder.Mail, mail.Subject, $"Beste {holder.Name},\n\n{mail.Body}\n\nHebt u vragen? Neem contact op met {config.Contact.Desk}: {config.Contact.Phone}.\n\n{config.Name}");
            }
        }
    }

    private async Task<List<Holder>> HoldersAsync(string permission, List<Guid> organisations, CancellationToken cancellation)
    {
        var roles = tenant.Value.Config.RolesWith(permission);
        return await (
            from m in db.Set<Membership>().AsNoTracking()
            join a in db.Set<Account>() on m.AccountId equals a.Id
            join g in db.Set<Grant>() on m.Id equals g.MembershipId
            where organisations.Contains(m.OrganisationId) && m.DisabledAt == null && a.State == AccountState.Active && roles.Contains(g.Role)
            select new Holder(m.OrganisationId, a.Name, a.Mail)).ToListAsync(cancellation);
    }

    private sealed record Holder(Guid Organisation, string Name, string Mail);
}
