using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>The open sessions of who is signed in, and a way to end one that is somewhere else.</summary>
public sealed class OwnSessions(PortalDbContext db, CurrentActor actor, CurrentSession current, AuditLog audit, TimeProvider time)
{
    /// <returns>Newest first; the row whose id is <see cref="Here"/> is this one.</returns>
    public async Task<IReadOnlyList<Session>> ListAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await db.Set<Session>().AsNoTracking().Where(s => s.AccountId == actor.Value.AccountId && s.EndedAt == null && s.EndsAt > now)
            .OrderByDescending(s => s.StartedAt).ToListAsync(cancellation);
    }

    public Guid? Here => current.OrNone?.SessionId;

    /// <summary>Ends one of them within seconds; of somebody else's nothing happens.</summary>
    public async Task<bool> EndAsync(Guid session, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ended = await db.Set<Session>().Where(s => s.Id == session && s.AccountId == actor.Value.AccountId && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellation) == 1;
        if (ended)
        {
            audit.Add(new(AuditAction.Execute, "portal.sessie-beeindigen") { ObjectType = "sessie", ObjectId = session });
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return ended;
    }
}
