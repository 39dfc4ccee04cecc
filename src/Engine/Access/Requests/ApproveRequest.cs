using Engine.Access.Desk;
using Engine.Access.Invitations;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Requests;

/// <summary>Grants a request: the applicant gets the activation link for the organisation and roles that the desk chose (000-01).</summary>
public sealed class ApproveRequest(PortalDbContext db, DeskInvitation invite, CurrentActor actor, AuditLog audit, TimeProvider time)
{
    public sealed record Input(Guid Request, Guid Organisation, IReadOnlyList<RoleScope> Access);

    public static readonly Refusal Decided = new("request.decided", "Over deze aanvraag is al beslist. Bekijk de lijst opnieuw.");

    public async Task<Result<Invitation>> HandleAsync(Input input, CancellationToken cancellation)
    {
        if (await db.Set<AccountRequest>().FirstOrDefaultAsync(r => r.Id == input.Request && r.State == AccountRequestState.Open, cancellation) is not { } request)
        {
            return Decided;
        }

        request.State = AccountRequestState.Approved;
        (request.DecidedAt, request.DecidedBy) = (time.GetUtcNow(), actor.Value.Name);
        audit.Add(new(AuditAction.Update, "portal.aanvraag-goedkeuren") { ObjectType = "aanvraag", ObjectId = request.Id });
        return await invite.HandleAsync(new(input.Organisation, request.Name, request.Mail, input.Access), cancellation);
    }
}
