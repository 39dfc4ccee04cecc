using Engine.Access;
using Engine.Access.Invitations;
using Engine.Audit;
using Engine.Data;
using Engine.SignIn;
using Engine.Texts;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Requests;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Accounts;

/// <summary>Portal.SendActivation: the mail with the link that opens an account, once however often it is asked (004-13).</summary>
public sealed class SendActivationWork(PortalDbContext db, AccessLock access, SendInvitation send, AuditLog audit) : ActivityWork
{
    /// <summary>A link never works longer (AUT-6).</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public override async Task<WorkAnswer?> DoAsync(WorkRequest request, CancellationToken cancellation)
    {
        if (!Guid.TryParse(request.Needed("userId"), out var id) || await db.Set<Account>().FirstOrDefaultAsync(a => a.Id == id, cancellation) is not { } account)
        {
            throw new ActivityFault(IncidentTypes.Work, "Dit account bestaat niet in dit portaal");
        }

        var newest = Pending(id, request.Text("organisationId")).OrderByDescending(i => i.Id);
        if (await newest.Select(i => i.OrganisationId).Distinct().CountAsync(cancellation) > 1)
        {
            throw new ActivityFault(IncidentTypes.Work, "Invoer \"organisationId\": voor dit account staan uitnodigingen van meer organisaties open. Noem de organisatie");
        }

        if (await newest.AsNoTracking().FirstOrDefaultAsync(cancellation) is not { } found)
        {
            return account.State == AccountState.Active ? new("AlreadyActive")
                : throw new ActivityFault(IncidentTypes.Work, "Voor dit account staat geen uitnodiging open");
        }

        await access.TakeInsideAsync(found.OrganisationId, cancellation);
        var invitation = await newest.FirstOrDefaultAsync(cancellation)
            ?? throw new ActivityFault(IncidentTypes.Work, "De uitnodiging voor dit account is zojuist aangenomen of ingetrokken");
        if (request.Flag("once") && await db.Set<MailedToken>().AnyAsync(t => t.InvitationId == invitation.Id, cancellation))
        {
            return Sent("AlreadySent", invitation);
        }

        var lifetime = request.Span("linkLifetime");
        try
        {
            await send.NewLinkAsync(
                invitation, account, lifetime > Longest ? Longest : lifetime, cancellation, request.Text("templateKey") is { Length: > 0 } key ? key : null,
                request.Instance.RequestId is { } asked ? RequestReference.Of(asked) : null);
        }
        catch (TextException fault)
        {
            throw new ActivityFault(IncidentTypes.Work, fault.Message);
        }

        audit.Add(new(AuditAction.Update, "portal.activering-sturen") { ObjectType = "uitnodiging", ObjectId = invitation.Id, AccountId = account.Id });
        // the next activity of the same step looks for it
        await db.SaveChangesAsync(cancellation);
        return Sent("Done", invitation);
    }

    /// <param name="organisation">Id, or the insurer's number for it; empty for any.</param>
    private IQueryable<Invitation> Pending(Guid account, string? organisation)
    {
        var pending = db.Set<Invitation>().Where(i => i.AccountId == account && i.State == InvitationState.Pending);
        return string.IsNullOrEmpty(organisation) ? pending
            : Guid.TryParse(organisation, out var id) ? pending.Where(i => i.OrganisationId == id)
            : pending.Where(i => db.Set<Organisation>().Any(o => o.Id == i.OrganisationId && o.Number == organisation));
    }

    private static WorkAnswer Sent(string outcome, Invitation invitation) => new(outcome, ("activationId", invitation.Id.ToString()), ("expiresAt", invitation.ExpiresAt));
}
