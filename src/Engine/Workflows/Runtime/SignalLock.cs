using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>
/// Puts in order, per stimulus, who brings a signal and who makes a bookmark for it: whichever is second sees the first, so a signal that
/// comes a moment before its bookmark is never lost. Held until the transaction ends.
/// </summary>
internal static class SignalLock
{
    public static async Task TakeAsync(PortalDbContext db, string hash, CancellationToken cancellation)
    {
        var key = $"workflow:{db.TenantId}:{hash}";
        if (db.Database.IsPostgres())
        {
            var number = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({number})", cancellation);
        }
        else if (db.Database.IsSqlServer())
        {
            await db.Database.ExecuteSqlAsync($"EXEC sp_getapplock @Resource = {key}, @LockMode = 'Exclusive', @LockOwner = 'Transaction'", cancellation);
        }

        // an embedded database has one writer
    }
}
