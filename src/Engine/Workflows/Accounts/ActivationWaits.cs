using Engine.Data;
using Engine.Workflows.Definitions.Catalogue;
using Engine.Workflows.Execution.Activities.Portal;
using Engine.Workflows.Runtime;
using Engine.Workflows.Runtime.Work;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Accounts;

/// <summary>Tells instances what became of an invitation, in the transaction in which it is accepted or withdrawn; the caller saves.</summary>
public sealed class ActivationWaits(PortalDbContext db, Signals signals, TimeProvider time)
{
    public Task AcceptedAsync(Guid invitation, CancellationToken cancellation) =>
        TellAsync(invitation, new("Activated", ("activatedAt", time.GetUtcNow())), cancellation);

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
