using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>Ends this session, or all sessions of the account.</summary>
public sealed class SignOut(PortalDbContext db, Sessions sessions, CurrentActor actor, AuditLog audit)
{
    public async Task HandleAsync(CancellationToken cancellation)
    {
        audit.Add(new(AuditAction.Execute, "portal.uitloggen"));
        await db.SaveChangesAsync(cancellation);
        await sessions.EndAsync(cancellation);
    }

    /// <summary>On every device, this one included; other nodes follow within seconds.</summary>
    public async Task EverywhereAsync(CancellationToken cancellation)
    {
        var stamp = Account.NewStamp();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Set<Account>().Where(a => a.Id == actor.Value.AccountId)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.SecurityStamp, stamp), cancellation);
        audit.Add(new(AuditAction.Execute, "portal.overal-uitloggen"));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        await sessions.EndAsync(cancellation);
    }
}
