using Engine.Access.Invitations;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Management;

/// <summary>Sends an invitation of the own organisation again, or withdraws it. Only who could have sent it may do so.</summary>
public sealed class OwnInvitations(PortalDbContext db, AccessLock access, OwnReach own, SendInvitation send, CurrentActor actor, AuditLog audit)
{
    public Task<Result<Invitation>> SendAgainAsync(Guid invitation, CancellationToken cancellation) =>
        ChangeAsync(invitation, found => send.AgainAsync(found, null, cancellation), cancellation);

    public Task<Result<Invitation>> WithdrawAsync(Guid invitation, CancellationToken cancellation) => ChangeAsync(invitation, async found =>
    {
        if (found.State != InvitationState.Pending)
        {
            return AccessRefusals.Overtaken;
        }

        found.State = InvitationState.Withdrawn;
        await send.RevokeAsync(found, cancellation);
        audit.Add(new(AuditAction.Delete, "portal.uitnodiging-intrekken") { ObjectType = "uitnodiging", ObjectId = found.Id });
        return found;
    }, cancellation);

    private async Task<Result<Invitation>> ChangeAsync(Guid id, Func<Invitation, Task<Result<Invitation>>> change, CancellationToken cancellation)
    {
        await using var transaction = await access.TakeAsync(actor.Value.OrganisationId, cancellation);
        var reach = await own.LoadAsync(cancellation);
        var invitation = await db.Set<Invitation>().FirstOrDefaultAsync(i => i.Id == id && i.OrganisationId == actor.Value.OrganisationId, cancellation);
        var gives = await db.Set<InvitationGrant>().AsNoTracking().Where(g => g.InvitationId == id).Select(g => new RoleScope(g.Role, g.ContractId)).ToListAsync(cancellation);
        if (invitation is null || !gives.TrueForAll(reach.Covers) || reach.IsEmpty)
        {
            return AccessRefusals.Unknown;
        }

        var result = await change(invitation);
        if (!result.IsRefused)
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return result;
    }
}
