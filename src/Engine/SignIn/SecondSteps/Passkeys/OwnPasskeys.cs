using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.SecondSteps.Passkeys;

/// <summary>The passkeys of who is signed in.</summary>
public sealed class OwnPasskeys(PortalDbContext db, CurrentActor actor)
{
    /// <summary>Oldest first.</summary>
    public Task<List<Passkey>> ListAsync(CancellationToken cancellation) =>
        db.Set<Passkey>().AsNoTracking().Where(p => p.AccountId == actor.Value.AccountId).OrderBy(p => p.Id).ToListAsync(cancellation);

    /// <summary>Whether a passkey has this name, another than the one that is left out.</summary>
    public async Task<bool> HasNameAsync(string name, Guid? but, CancellationToken cancellation) =>
        (await ListAsync(cancellation)).Exists(p => p.Id != but && string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <returns>Tracked; null when it is gone or somebody else's.</returns>
    public Task<Passkey?> FindAsync(Guid id, CancellationToken cancellation) =>
        db.Set<Passkey>().FirstOrDefaultAsync(p => p.Id == id && p.AccountId == actor.Value.AccountId, cancellation);
}
