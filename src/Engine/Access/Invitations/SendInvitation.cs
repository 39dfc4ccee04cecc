using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.SignIn;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Invitations;

/// <summary>
/// Invites somebody to an organisation, or sends the link of an invitation anew. Who may give what was weighed by the caller, in the transaction
/// in which it holds the organisation's <see cref="AccessLock"/>; that change is kept here.
/// </summary>
public sealed class SendInvitation(PortalDbContext db, MailedTokens tokens, InvitationMails mails, CurrentTenant tenant, AuditLog audit, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private static readonly Refusal JustSent = new("invitation.just-sent", "Er is net een uitnodiging verstuurd. Wacht een minuut voordat u het opnieuw doet.");

    /// <summary>Refused too when the same address is invited elsewhere at the same moment.</summary>
    /// <param name="mail">Passed the tenant's mail rules.</param>
    /// <param name="mobile">Sealed number that the desk knows, for the second step of a new account (004-14); who has an account keeps the own number.</param>
    public async Task<Result<Invitation>> AddAsync(
        AccessChange change, Organisation organisation, string name, string mail, IReadOnlyList<RoleScope> access, CancellationToken cancellation, byte[]? mobile = null)
    {
        var now = time.GetUtcNow();
        var normalized = Account.Normalize(mail);
        var account = await db.Set<Account>().FirstOrDefaultAsync(a => a.NormalizedMail == normalized, cancellation);
        if (account is not null)
        {
            if (await db.Set<Membership>().AnyAsync(m => m.AccountId == account.Id && m.OrganisationId == organisation.Id, cancellation))
            {
                return new Refusal("invitation.member", "Deze persoon is al gebruiker bij uw organisatie. Wijzig de rollen in het overzicht.", "Mail");
            }

            if (await db.Set<Invitation>().AnyAsync(i => i.AccountId == account.Id && i.OrganisationId == organisation.Id && i.State == InvitationState.Pending, cancellation))
            {
                return new Refusal("invitation.pending", "Deze persoon is al uitgenodigd. Stuur de uitnodiging zo nodig opnieuw vanuit het overzicht.", "Mail");
            }

            // withdrawn and invited anew: that is sending again, under another name
            var since = now - Pause;
            if (await db.Set<Invitation>().AnyAsync(i => i.AccountId == account.Id && i.OrganisationId == organisation.Id && i.SentAt > since, cancellation))
            {
                return JustSent;
            }
        }
        else
        {
            account = new()
            {
                Mail = mail.Trim(), NormalizedMail = normalized, Name = name, Scheme = tenant.Value.Config.SignIn.OfNewAccounts(organisation.IsStaff), Mobile = mobile,
            };
            db.Add(account);
        }

        var invitation = new Invitation
        {
            OrganisationId = organisation.Id, AccountId = account.Id, Name = name, Mail = mail.Trim(), At = now, SentAt = now, ExpiresAt = now + Lifetime,
        };
        db.Add(invitation);
        db.AddRange(access.Select(a => new InvitationGrant { InvitationId = invitation.Id, Role = a.Role, ContractId = a.ContractId }));
        mails.Send(invitation, account, organisation.Name, Issue(account, invitation));
        audit.Add(new(AuditAction.Create, "portal.gebruiker-uitnodigen") { ObjectType = "uitnodiging", ObjectId = invitation.Id });
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : invitation;
    }

    /// <summary>Sends a new link; the old one is worthless from then on (unclear point 10).</summary>
    /// <param name="reason">Of the desk; null for a colleague.</param>
    public async Task<Result<Invitation>> AgainAsync(AccessChange change, Invitation invitation, string? reason, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (invitation.State != InvitationState.Pending)
        {
            return new Refusal("invitation.closed", "Deze uitnodiging is al aangenomen of ingetrokken.");
        }

        if (now - invitation.SentAt < Pause)
        {
            return JustSent;
        }

        await RevokeAsync(invitation, cancellation);
        (invitation.SentAt, invitation.ExpiresAt) = (now, now + Lifetime);
        var account = await db.Set<Account>().FirstAsync(a => a.Id == invitation.AccountId, cancellation);
        var organisation = await db.Set<Organisation>().Where(o => o.Id == invitation.OrganisationId).Select(o => o.Name).FirstAsync(cancellation);
        mails.Send(invitation, account, organisation, Issue(account, invitation));
        audit.Add(new(AuditAction.Update, "portal.uitnodiging-opnieuw") { ObjectType = "uitnodiging", ObjectId = invitation.Id, AccountId = account.Id, Detail = reason });
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : invitation;
    }

    /// <summary>Makes the links of an invitation worthless.</summary>
    public Task RevokeAsync(Invitation invitation, CancellationToken cancellation) =>
        tokens.RevokeAsync(db.Set<MailedToken>().Where(t => t.InvitationId == invitation.Id), cancellation);

    private TimeSpan Lifetime => TimeSpan.FromHours(tenant.Value.Config.SignIn.ActivationHours);

    private string Issue(Account account, Invitation invitation) => tokens.Issue(account, MailedTokenPurpose.Activation, Lifetime, invitation.Id);
}
