using Engine.Access.Invitations;
using Engine.Data;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Execution.Activities.Portal;
using Engine.Workflows.Requests;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Accounts;

/// <summary>Tells instances what became of an invitation, in the transaction in which it is accepted or withdrawn; the caller saves.</summary>
public sealed class ActivationWaits(PortalDbContext db, Signals signals, TimeProvider time)
{
    public async Task AcceptedAsync(Guid invitation, CancellationToken cancellation)
    {
        await GiveRequestAsync(invitation, cancellation);
        await TellAsync(invitation, new("Activated", ("activatedAt", time.GetUtcNow())), cancellation);
    }

    // who asked as a visitor finds the request back: the link went to the address of the request, so its holder is who asked
    private async Task GiveRequestAsync(Guid invitation, CancellationToken cancellation)
    {
        if (await db.Set<Invitation>().Where(i => i.Id == invitation).Select(i => new { i.AccountId, i.OrganisationId }).FirstOrDefaultAsync(cancellation) is { } made)
        {
            var (account, organisation) = ((Guid?)made.AccountId, (Guid?)made.OrganisationId);
            var instances = db.Set<WorkflowInstance>().Where(i => db.Set<ActivationWait>().Any(w => w.InstanceId == i.Id && w.InvitationId == invitation));
            await db.Set<PortalRequest>().Where(r => r.RequesterId == null && instances.Any(i => i.RequestId == r.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.RequesterId, account).SetProperty(r => r.OrganisationId, r => r.OrganisationId ?? organisation), cancellation);
        }
    }

    public Task WithdrawnAsync(Guid invitation, CancellationToken cancellation) => TellAsync(invitation, new("Revoked"), cancellation);

    // there is one, hardly ever two: an instance that asked again after a fault
    private async Task TellAsync(Guid invitation, WorkAnswer answer, CancellationToken cancellation)
    {
        foreach (var wait in await db.Set<ActivationWait>().Where(w => w.InvitationId == invitation).Select(w => w.Id).ToListAsync(cancellation))
        {
            // a wait that ends at this very moment is told by its own step
            if (await db.Set<ActivationWait>().Where(w => w.Id == wait).ExecuteDeleteAsync(cancellation) == 1)
            {
                await signals.AddAsync($"work:{wait:N}", HumanWait.HashOf(PortalActivities.AwaitActivation, wait), answer.Payload, cancellation);
            }
        }
    }
}
