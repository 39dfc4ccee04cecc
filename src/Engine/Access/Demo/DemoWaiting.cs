using Engine.Access.Invitations;
using Engine.Data;
using Engine.SignIn;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Demo;

/// <summary>Somebody who was given access and has not accepted yet.</summary>
public sealed record DemoInvitation(string Mail, string Name, string Organisation, string Role);

/// <summary>Makes invitations that wait for their answer, so that the lists of a demo are not empty. No mail is sent.</summary>
public sealed class DemoWaiting(PortalDbContext db, CurrentTenant tenant, TimeProvider time)
{
    /// <param name="organisations">Organisations of the demo by number.</param>
    public async Task AddAsync(DemoFile file, IReadOnlyDictionary<string, Organisation> organisations, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var demo in file.Invitations)
        {
            var mail = Account.Normalize(demo.Mail);
            if (!await db.Set<Account>().AnyAsync(a => a.NormalizedMail == mail, cancellation))
            {
                Add(demo, mail, organisations[demo.Organisation], now);
            }
        }
    }

    private void Add(DemoInvitation demo, string mail, Organisation organisation, DateTimeOffset now)
    {
        var account = new Account { Mail = demo.Mail, NormalizedMail = mail, Name = demo.Name, Scheme = tenant.Value.Config.SignIn.OfNewAccounts(organisation.IsStaff) };
        var invitation = new Invitation
        {
            OrganisationId = organisation.Id, AccountId = account.Id, Name = demo.Name, Mail = demo.Mail,
            At = now, SentAt = now, ExpiresAt = now.AddHours(tenant.Value.Config.SignIn.ActivationHours),
        };
        db.AddRange(account, invitation, new InvitationGrant { InvitationId = invitation.Id, Role = demo.Role });
    }
}
