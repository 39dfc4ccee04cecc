using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Engine.Access;

/// <summary>
/// Lets changes of who may do what at one organisation happen one after the other, on all nodes: rules such as "somebody must remain who
/// manages the users" are weighed over rows that nobody else is changing.
/// </summary>
public sealed class AccessLock(PortalDbContext db)
{
    /// <returns>The transaction to commit; everything that is read in it is as the change before left it.</returns>
    public async Task<IDbContextTransaction> TakeAsync(Guid organisation, CancellationToken cancellation)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await TakeInsideAsync(organisation, cancellation);
        return transaction;
    }

    /// <summary>For a caller that has a transaction of its own.</summary>
    public Task TakeInsideAsync(Guid organisation, CancellationToken cancellation) => db.Set<Organisation>().Where(o => o.Id == organisation)
        .ExecuteUpdateAsync(set => set.SetProperty(o => o.AccessVersion, o => o.AccessVersion + 1), cancellation);
}
