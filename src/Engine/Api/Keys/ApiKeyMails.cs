using Engine.Access;
using Engine.Data;
using Engine.Notifications;
using Engine.Tenancy;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Engine.Api.Keys;

/// <summary>Tells those who manage the keys of an organisation what happens to them.</summary>
public sealed class ApiKeyMails(PortalDbContext db, Outbox outbox, CurrentTenant tenant)
{
    public async Task MadeAsync(ApiKey key, CancellationToken cancellation) => Send(
        await ManagersAsync([key.OrganisationId], cancellation),
        "Er is een koppeling gemaakt",
        $"""
        {key.MadeByName} heeft de koppeling "{key.Name}" gemaakt. Een programma van uw organisatie kan daarmee werken tot {Show.Moment(key.ExpiresAt)} uur.

        Klopt dit niet? Trek de koppeling dan in, op de pagina Koppelingen.
        """);

    /// <param name="keys">Keys of any organisations.</param>
    public async Task ExpiringAsync(IReadOnlyList<ApiKey> keys, CancellationToken cancellation)
    {
        var managers = await ManagersAsync([.. keys.Select(k => k.OrganisationId).Distinct()], cancellation);
        foreach (var key in keys)
        {
            Send(
                [.. managers.Where(m => m.Organisation == key.OrganisationId)],
                "Een koppeling verloopt binnenkort",
                $"""
                De koppeling "{key.Name}" werkt tot {Show.Moment(key.ExpiresAt)} uur. Daarna kan het programma dat haar gebruikt niet meer in het portaal werken.

                Is de koppeling nog nodig? Maak dan op de pagina Koppelingen een nieuwe, zet de nieuwe sleutel in het programma en trek de oude in.
                """);
        }
    }

    private void Send(IReadOnlyList<Manager> to, string subject, string body)
    {
        var config = tenant.Value.Config;
        foreach (var manager in to.DistinctBy(m => m.Mail))
        {
            outbox.Mail(manager.Mail, subject, $"Beste {manager.Name},\n\n{body}\n\nHebt u vragen? Neem contact op met {config.Contact.Desk}: {config.Contact.Phone}.\n\n{config.Name}");
        }
    }

    private async Task<List<Manager>> ManagersAsync(List<Guid> organisations, CancellationToken cancellation)
    {
        var roles = tenant.Value.Config.Roles.Where(r => r.Value.Permissions.Contains(PortalPermissions.ManageApi)).Select(r => r.Key).ToList();
        return await (
            from m in db.Set<Membership>().AsNoTracking()
            join a in db.Set<Account>() on m.AccountId equals a.Id
            join g in db.Set<Grant>() on m.Id equals g.MembershipId
            where organisations.Contains(m.OrganisationId) && m.DisabledAt == null && a.State == AccountState.Active && roles.Contains(g.Role)
            select new Manager(m.OrganisationId, a.Name, a.Mail)).ToListAsync(cancellation);
    }

    private sealed record Manager(Guid Organisation, string Name, string Mail);
}
