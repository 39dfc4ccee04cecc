using Engine.Access;
using Engine.Access.Invitations;
using Engine.Data;
using Engine.Notifications;
using Engine.Tenancy;
using Engine.Texts;
using Engine.Ui;
using Engine.Workflows.Execution;
using Engine.Workflows.Execution.Effects;
using Engine.Workflows.Execution.State;
using Engine.Workflows.Requests;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Accounts;

/// <summary>Portal.AwaitActivation: until the link of an invitation is followed, or the invitation is withdrawn.</summary>
public sealed class AwaitActivationWork(PortalDbContext db, AccessLock access, SendInvitation send, Outbox outbox, TenantTexts texts, CurrentTenant tenant) : ActivityWork
{
    public override async Task<WorkAnswer?> DoAsync(WorkRequest request, CancellationToken cancellation)
    {
        if (!Guid.TryParse(request.Needed("activationId"), out var id)
            || await db.Set<Invitation>().Where(i => i.Id == id).Select(i => (Guid?)i.OrganisationId).FirstOrDefaultAsync(cancellation) is not { } organisation)
        {
            throw new ActivityFault(IncidentTypes.Work, "Deze activering bestaat niet in dit portaal");
        }

        // who accepts takes it too: whichever is second sees the first
        await access.TakeInsideAsync(organisation, cancellation);
        switch (await db.Set<Invitation>().Where(i => i.Id == id).Select(i => i.State).FirstAsync(cancellation))
        {
            case InvitationState.Accepted:
                return new("Activated", ("activatedAt", request.At));
            case InvitationState.Withdrawn:
                return new("Revoked");
            default:
                db.Add(new ActivationWait { Id = request.WorkId, InstanceId = request.Instance.Id, InvitationId = id });
                return null;
        }
    }

    // the wait is longer than any link may live (AUT-6), so a reminder brings a new one
    public override async Task RemindAsync(Guid work, string? templateKey, CancellationToken cancellation)
    {
        if (await (
            from w in db.Set<ActivationWait>()
            join i in db.Set<Invitation>() on w.InvitationId equals i.Id
            where w.Id == work && i.State == InvitationState.Pending
            select new { i.OrganisationId, w.InstanceId }).FirstOrDefaultAsync(cancellation) is not { } waiting)
        {
            return;
        }

        await access.TakeInsideAsync(waiting.OrganisationId, cancellation);
        if (await (
            from w in db.Set<ActivationWait>()
            join i in db.Set<Invitation>() on w.InvitationId equals i.Id
            where w.Id == work && i.State == InvitationState.Pending
            select i).FirstOrDefaultAsync(cancellation) is not { } invitation)
        {
            return;
        }

        var account = await db.Set<Account>().FirstAsync(a => a.Id == invitation.AccountId, cancellation);
        // words of the tenant's own that name no link leave the one that was mailed as it is
        var link = NamesLink(templateKey) ? await send.RenewAsync(invitation, account, cancellation) : null;
        var reference = RequestReference.InText(await db.RequestOfAsync(waiting.InstanceId, cancellation));
        var (subject, body) = Filled(templateKey, invitation, link, reference) ?? Ordinary(invitation, link ?? await send.RenewAsync(invitation, account, cancellation), reference);
        outbox.Mail(invitation.Mail, subject, body, owner: waiting.InstanceId);
    }

    private bool NamesLink(string? templateKey)
    {
        try
        {
            return templateKey is null || texts.Find(templateKey).Body.Contains("{{link}}", StringComparison.Ordinal);
        }
        catch (TextException)
        {
            return true;
        }
    }

    // a reminder without the right words is better than a process that stops
    private (string Subject, string Body)? Filled(string? templateKey, Invitation invitation, string? link, string reference)
    {
        try
        {
            return templateKey is null ? null : texts.Fill(templateKey, new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["naam"] = invitation.Name, ["geldigTot"] = Show.Moment(invitation.ExpiresAt), ["link"] = link, [RequestReference.TextName] = reference,
            }) is var text ? (text.Subject, text.Body) : null;
        }
        catch (TextException)
        {
            return null;
        }
    }

    private (string Subject, string Body) Ordinary(Invitation invitation, string link, string reference)
    {
        var config = tenant.Value.Config;
        return ($"Vergeet niet uw account bij {config.Name} te activeren", $"""
            Goedendag,

            U hebt uw account bij {config.Name} nog niet geactiveerd. Doe dat met deze nieuwe link:

            {link}

            De link werkt één keer, tot {Show.Moment(invitation.ExpiresAt)}. Een link die wij eerder stuurden, werkt niet meer.

            Lukt het niet? {(reference.Length > 0 ? $"Noem het kenmerk {reference}. " : "")}Vraag hulp aan {config.Contact.Desk}: {config.Contact.Phone} of {config.Contact.Mail}.

            {config.Name}
            """);
    }

    public override async Task<IReadOnlyDictionary<Guid, string>> WhoAsync(Guid instance, CancellationToken cancellation) =>
        await db.Set<ActivationWait>().Where(w => w.InstanceId == instance).ToDictionaryAsync(w => w.Id, _ => "Wie de activatielink kreeg", cancellation);

    public override async Task EndAsync(Guid work, WorkEnd how, CancellationToken cancellation)
    {
        if (db.Set<ActivationWait>().Local.FirstOrDefault(w => w.Id == work) is { } made && db.Entry(made).State == EntityState.Added)
        {
            db.Remove(made);
            return;
        }

        if (await db.Set<ActivationWait>().Where(w => w.Id == work).ExecuteDeleteAsync(cancellation) == 0 && how == WorkEnd.Expired)
        {
            throw new InvalidOperationException("The account was activated at the moment at which the wait ended.");
        }
    }
}
