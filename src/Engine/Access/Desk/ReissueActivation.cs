using Engine.Access.Invitations;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access.Desk;

/// <summary>Sends the activation mail again, which is otherwise sent once (004-13; unclear point 10). The old link is worthless afterwards.</summary>
public sealed class ReissueActivation(PortalDbContext db, AccessLock access, SendInvitation send, SamePerson persons, CurrentActor actor)
{
    public async Task<Result<Invitation>> HandleAsync(Guid account, string? reason, CancellationToken cancellation)
    {
        if (DeskCase.Check(reason) is { } missing)
        {
            return missing;
        }

        if (await persons.IsAsync(actor.Value.AccountId, account, cancellation))
        {
            return DeskCase.NotOwn;
        }

        var waiting = db.Set<Invitation>().Where(i => i.AccountId == account && i.State == InvitationState.Pending).OrderByDescending(i => i.SentAt);
        if (await waiting.AsNoTracking().FirstOrDefaultAsync(cancellation) is not { } found)
        {
            return new Refusal("desk.no-invitation", "Voor dit account staat geen uitnodiging open.");
        }

        await using var change = await access.TakeAsync(found.OrganisationId, cancellation);
        return await send.AgainAsync(change, await db.Set<Invitation>().FirstAsync(i => i.Id == found.Id, cancellation), reason?.Trim(), cancellation);
    }
}
