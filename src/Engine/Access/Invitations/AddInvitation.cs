using Engine.Data;
using Engine.Modules;
using Engine.SignIn;
using Engine.SignIn.SecondSteps;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Invitations;

/// <summary>
/// Adds an invitation to the unit of work, and the account that opens with it where there is none. It sends nothing. Who may give what was weighed by
/// the caller, in the transaction in which it holds the organisation's <see cref="AccessLock"/>.
/// </summary>
public sealed class AddInvitation(PortalDbContext db, MobileNumbers numbers, CurrentTenant tenant, TimeProvider time)
{
    public static readonly Refusal Member = new("invitation.member", "Deze persoon is al gebruiker bij uw organisatie. Wijzig de rollen in het overzicht.", "Mail");

    public static readonly Refusal Pending = new("invitation.pending", "Deze persoon is al uitgenodigd. Stuur de uitnodiging zo nodig opnieuw vanuit het overzicht.", "Mail");

    /// <param name="Invitation">Its link still has to be sent.</param>
    public sealed record Added(Invitation Invitation, Account Account);

    /// <param name="mail">Passed the tenant's mail rules.</param>
    /// <param name="mobile">Number in E.164 that the desk knows, for the second step of a new account (004-14); who has an account keeps the own number.</param>
    /// <param name="scheme">Scheme that opens a new account; null for the tenant's own.</param>
    public async Task<Result<Added>> HandleAsync(
        Organisation organisation, string name, string mail, IReadOnlyList<RoleScope> access, string? mobile, string? scheme, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var normalized = Account.Normalize(mail);
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.NormalizedMail == normalized, cancellation);
        if (account is not null)
        {
            if (await db.Set<Membership>().AnyAsync(m => m.AccountId == account.Id && m.OrganisationId == organisation.Id, cancellation))
            {
                return Member;
            }

            if (await db.Set<Invitation>().AnyAsync(i => i.AccountId == account.Id && i.OrganisationId == organisation.Id && i.State == InvitationState.Pending, cancellation))
            {
                return Pending;
            }

            // withdrawn and invited anew: that is sending again, under another name
            var since = now - SendInvitation.Pause;
            if (await db.Set<Invitation>().AnyAsync(i => i.AccountId == account.Id && i.OrganisationId == organisation.Id && i.SentAt > since, cancellation))
            {
                return SendInvitation.JustSent;
            }
        }
        else
        {
            account = new()
            {
                Mail = mail.Trim(), NormalizedMail = normalized, Name = name, Scheme = scheme ?? tenant.Value.Config.SignIn.OfNewAccounts(organisation.IsStaff),
            };
            numbers.Put(account, mobile);
            db.Add(account);
        }

        var invitation = new Invitation
        {
            OrganisationId = organisation.Id, AccountId = account.Id, Name = name, Mail = mail.Trim(), At = now, SentAt = now,
            ExpiresAt = now.AddHours(tenant.Value.Config.SignIn.ActivationHours),
        };
        db.Add(invitation);
        db.AddRange(access.Select(a => new InvitationGrant { InvitationId = invitation.Id, Role = a.Role, ContractId = a.ContractId }));
        return new Added(invitation, account);
    }
}
