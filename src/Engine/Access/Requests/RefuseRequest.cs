using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Notifications;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Requests;

/// <summary>Refuses a request; the applicant reads the reason in a mail.</summary>
public sealed class RefuseRequest(PortalDbContext db, Outbox outbox, CurrentTenant tenant, CurrentActor actor, AuditLog audit, TimeProvider time)
{
    public const int MaxReason = 1000;

    public async Task<Result<AccountRequest>> HandleAsync(Guid id, string? reason, CancellationToken cancellation)
    {
        var why = (reason ?? "").Trim();
        if (why.Length is 0 or > MaxReason)
        {
            return new Refusal("request.reason", $"Vul de reden in, hoogstens {MaxReason} tekens. De aanvrager leest die in de e-mail.", "Reden");
        }

        if (await db.Set<AccountRequest>().FirstOrDefaultAsync(r => r.Id == id && r.State == AccountRequestState.Open, cancellation) is not { } request)
        {
            return ApproveRequest.Decided;
        }

        request.State = AccountRequestState.Refused;
        (request.DecidedAt, request.DecidedBy, request.Reason) = (time.GetUtcNow(), actor.Value.Name, why);
        var config = tenant.Value.Config;
        outbox.Mail(request.Mail, "Uw aanvraag van een account", $"""
            Beste {request.Name},

            U hebt een account aangevraagd bij {config.Name} voor {request.Organisation}. Wij kunnen uw aanvraag niet goedkeuren.

            De reden: {why}

            Vragen? Neem contact op met {config.Contact.Desk}: {config.Contact.Phone} of {config.Contact.Mail}.

            {config.Name}
            """);
        audit.Add(new(AuditAction.Update, "portal.aanvraag-weigeren") { ObjectType = "aanvraag", ObjectId = request.Id, Detail = why });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return ApproveRequest.Decided;
        }

        return request;
    }
}
