using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Access;

/// <summary>
/// Lets changes of who may do what at one organisation happen one after the other, on all nodes: rules such as "somebody must remain who
/// manages the users" are weighed over rows that nobody else is changing.
/// </summary>
public sealed class AccessLock(PortalDbContext db)
{
    /// <returns>The change to keep; everything that is read in it is as the change before left it.</returns>
    public async Task<AccessChange> TakeAsync(Guid organisation, CancellationToken cancellation)
    {
        var change = await AccessChange.BeginAsync(db, cancellation);
        await TakeInsideAsync(organisation, cancellation);
        return change;
    }

    /// <summary>For a caller that has a transaction of its own.</summary>
    public Task TakeInsideAsync(Guid organisation, CancellationToken cancellation) => db.Set<Organisation>().Where(o => o.Id == organisation)
        .ExecuteUpdateAsync(set => set.SetProperty(o => o.AccessVersion, o => o.AccessVersion + 1), cancellation);
}
