using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.SignIn;
using Engine.Tenancy;
using Engine.Texts;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Invitations;

/// <summary>
/// Invites somebody to an organisation, or sends the link of an invitation anew. Who may give what was weighed by the caller, in the transaction
/// in which it holds the organisation's <see cref="AccessLock"/>; that change is kept here.
/// </summary>
public sealed class SendInvitation(PortalDbContext db, AddInvitation add, MailedTokens tokens, InvitationMails mails, CurrentTenant tenant, AuditLog audit, TimeProvider time)
{
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    internal static readonly Refusal JustSent = new("invitation.just-sent", "Er is net een uitnodiging verstuurd. Wacht een minuut voordat u het opnieuw doet.");

    /// <summary>Refused too when the same address is invited elsewhere at the same moment.</summary>
    /// <param name="mail">Passed the tenant's mail rules.</param>
    /// <param name="mobile">Number in E.164 that the desk knows, for the second step of a new account (004-14); who has an account keeps the own number.</param>
    public async Task<Result<Invitation>> AddAsync(
        AccessChange change, Organisation organisation, string name, string mail, IReadOnlyList<RoleScope> access, CancellationToken cancellation, string? mobile = null)
    {
        var added = await add.HandleAsync(organisation, name, mail, access, mobile, null, cancellation);
        if (added.IsRefused)
        {
            return added.Refusals.ToArray();
        }

        var (invitation, account) = added.Value;
        mails.Send(invitation, account, organisation.Name, Issue(account, invitation, Lifetime));
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

        var account = await db.Set<Account>().FirstAsync(a => a.Id == invitation.AccountId, cancellation);
        await NewLinkAsync(invitation, account, null, cancellation);
        audit.Add(new(AuditAction.Update, "portal.uitnodiging-opnieuw") { ObjectType = "uitnodiging", ObjectId = invitation.Id, AccountId = account.Id, Detail = reason });
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : invitation;
    }

    /// <summary>Mails a link of an invitation that is open, and makes those before it worthless; the caller saves.</summary>
    /// <param name="lifetime">Null for the tenant's own.</param>
    /// <param name="templateKey">Text of the mail; null for the ordinary one.</param>
    /// <param name="reference">By which people call the request that it comes of; null when nobody asked.</param>
    /// <exception cref="TextException">The text is not there, or names what it is not given; then nothing was done.</exception>
    public async Task NewLinkAsync(Invitation invitation, Account account, TimeSpan? lifetime, CancellationToken cancellation, string? templateKey = null, string? reference = null)
    {
        if (templateKey is not null)
        {
            mails.Check(templateKey);
        }

        var token = await RenewAsync(invitation, account, lifetime ?? Lifetime, cancellation);
        var organisation = await db.Set<Organisation>().Where(o => o.Id == invitation.OrganisationId).Select(o => o.Name).FirstAsync(cancellation);
        mails.Send(invitation, account, organisation, token, templateKey, reference);
    }

    /// <summary>A new link of an invitation that is open, for a mail of the caller; those before it are worthless. The caller saves.</summary>
    public async Task<string> RenewAsync(Invitation invitation, Account account, CancellationToken cancellation) =>
        mails.Link(await RenewAsync(invitation, account, Lifetime, cancellation));

    private async Task<string> RenewAsync(Invitation invitation, Account account, TimeSpan lifetime, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await RevokeAsync(invitation, cancellation);
        (invitation.SentAt, invitation.ExpiresAt) = (now, now + lifetime);
        return Issue(account, invitation, lifetime);
    }

    /// <summary>Makes the links of an invitation worthless.</summary>
    public Task RevokeAsync(Invitation invitation, CancellationToken cancellation) =>
        tokens.RevokeAsync(db.Set<MailedToken>().Where(t => t.InvitationId == invitation.Id), cancellation);

    private TimeSpan Lifetime => TimeSpan.FromHours(tenant.Value.Config.SignIn.ActivationHours);

    private string Issue(Account account, Invitation invitation, TimeSpan lifetime) => tokens.Issue(account, MailedTokenPurpose.Activation, lifetime, invitation.Id);
}
