using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>What a signed-in person may know of the own account and organisation (000-37).</summary>
public sealed class OwnAccount(PortalDbContext db, CurrentActor actor)
{
    /// <returns>The account, tracked.</returns>
    public Task<Account> FindAsync(CancellationToken cancellation) =>
        db.Set<Account>().FirstAsync(a => a.Id == actor.Value.AccountId, cancellation);

    public Task<Organisation> OrganisationAsync(CancellationToken cancellation) =>
        db.Set<Organisation>().AsNoTracking().FirstAsync(o => o.Id == actor.Value.OrganisationId, cancellation);
}
