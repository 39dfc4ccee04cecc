using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>Waits a moment until the step has taken in what somebody decided about an incident, so that the next page shows what came of it.</summary>
public sealed class AwaitDecision(PortalDbContext db)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <returns>False when it has not yet; it will.</returns>
    public async Task<bool> HandleAsync(Guid incident, CancellationToken cancellation)
    {
        for (var waited = TimeSpan.Zero; waited < Longest; waited += Look)
        {
            if (await db.Set<WorkflowIncident>().AnyAsync(i => i.Id == incident && i.ResolvedAt != null, cancellation))
            {
                // what was read before the decision is old now
                db.ChangeTracker.Clear();
                return true;
            }

            await Task.Delay(Look, cancellation);
        }

        return false;
    }
}
