using Engine.Access.Invitations;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Engine.Workflows.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Management;

/// <summary>Sends an invitation of the own organisation again, or withdraws it. Only who could have sent it may do so.</summary>
public sealed class OwnInvitations(PortalDbContext db, AccessLock access, OwnReach own, SendInvitation send, ActivationWaits waits, CurrentActor actor, AuditLog audit)
{
    public Task<Result<Invitation>> SendAgainAsync(Guid invitation, CancellationToken cancellation) =>
        ChangeAsync(invitation, (change, found) => send.AgainAsync(change, found, null, cancellation), cancellation);

    public Task<Result<Invitation>> WithdrawAsync(Guid invitation, CancellationToken cancellation) => ChangeAsync(invitation, async (change, found) =>
    {
        if (found.State != InvitationState.Pending)
        {
            return AccessRefusals.Overtaken;
        }

        found.State = InvitationState.Withdrawn;
        await send.RevokeAsync(found, cancellation);
        await waits.WithdrawnAsync(found.Id, cancellation);
        audit.Add(new(AuditAction.Delete, "portal.uitnodiging-intrekken") { ObjectType = "uitnodiging", ObjectId = found.Id });
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : found;
    }, cancellation);

    private async Task<Result<Invitation>> ChangeAsync(Guid id, Func<AccessChange, Invitation, Task<Result<Invitation>>> work, CancellationToken cancellation)
    {
        await using var change = await access.TakeAsync(actor.Value.OrganisationId, cancellation);
        var reach = await own.LoadAsync(cancellation);
        var invitation = await db.Set<Invitation>().FirstOrDefaultAsync(i => i.Id == id && i.OrganisationId == actor.Value.OrganisationId, cancellation);
        var gives = await db.Set<InvitationGrant>().AsNoTracking().Where(g => g.InvitationId == id).Select(g => new RoleScope(g.Role, g.ContractId)).ToListAsync(cancellation);
        if (invitation is null || !gives.TrueForAll(reach.Covers) || reach.IsEmpty)
        {
            return AccessRefusals.Unknown;
        }

        return await work(change, invitation);
    }
}
