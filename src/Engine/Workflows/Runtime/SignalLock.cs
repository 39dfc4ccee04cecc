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
    /// <summary>All of them in one statement, and everybody in the same order.</summary>
    public static async Task TakeAsync(PortalDbContext db, IReadOnlyCollection<string> hashes, CancellationToken cancellation)
    {
        var keys = hashes.Distinct(StringComparer.Ordinal).Select(hash => $"workflow:{db.TenantId}:{hash}").Order(StringComparer.Ordinal).ToArray();
        if (db.Database.IsPostgres())
        {
            var numbers = keys.Select(key => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)))).Order().ToArray();
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(n) FROM unnest({numbers}) AS n", cancellation);
        }
        else if (db.Database.IsSqlServer())
        {
            var sql = string.Concat(keys.Select((_, i) => $"EXEC sp_getapplock @Resource = {{{i}}}, @LockMode = 'Exclusive', @LockOwner = 'Transaction';"));
            await db.Database.ExecuteSqlRawAsync(sql, keys, cancellation);
        }

        // an embedded database has one writer
    }
}
