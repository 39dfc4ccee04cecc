using Engine.Access.Management;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Engine.Access;

/// <summary>A change of who may do what that is under way. What is not kept is undone.</summary>
public sealed class AccessChange : IAsyncDisposable
{
    private readonly PortalDbContext db;
    private readonly IDbContextTransaction transaction;

    private AccessChange(PortalDbContext db, IDbContextTransaction transaction) => (this.db, this.transaction) = (db, transaction);

    public static async Task<AccessChange> BeginAsync(PortalDbContext db, CancellationToken cancellation) =>
        new(db, await db.Database.BeginTransactionAsync(cancellation));

    /// <summary>Saves the unit of work and commits.</summary>
    /// <returns>Null; <see cref="AccessRefusals.Overtaken"/> when a colleague changed the same at the same moment, and nothing is kept.</returns>
    public async Task<Refusal?> KeepAsync(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsOvertaken(fault))
        {
            return AccessRefusals.Overtaken;
        }

        await transaction.CommitAsync(cancellation);
        return null;
    }

    public ValueTask DisposeAsync() => transaction.DisposeAsync();
}
