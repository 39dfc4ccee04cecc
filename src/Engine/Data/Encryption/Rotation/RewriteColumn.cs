using System.Buffers.Binary;
using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Engine.Data.Encryption.Rotation;

/// <param name="Read">Rows looked at.</param>
/// <param name="Last">The last of them; null when there were none.</param>
/// <param name="Rewritten">Rows that had an older version.</param>
internal sealed record RewrittenBatch(int Read, Guid? Last, int Rewritten);

/// <summary>Encrypts and hashes the next rows of one column with the newest keys.</summary>
internal sealed class RewriteColumn(PortalDbContext db, FieldProtector protector)
{
    private static readonly MethodInfo Typed =
        typeof(RewriteColumn).GetMethod(nameof(RunTypedAsync), BindingFlags.NonPublic | BindingFlags.Instance) ?? throw new MissingMethodException(nameof(RunTypedAsync));

    public Task<RewrittenBatch> RunAsync(ProtectedColumn column, Guid? after, int count, KeyRotation target, CancellationToken cancellation) =>
        (Task<RewrittenBatch>)(Typed.MakeGenericMethod(column.Entity).Invoke(this, [column, after, count, target, cancellation]) ?? throw new InvalidOperationException());

    private async Task<RewrittenBatch> RunTypedAsync<TEntity>(ProtectedColumn column, Guid? after, int count, KeyRotation target, CancellationToken cancellation)
        where TEntity : Entity
    {
        var property = column.Property;
        // a column has two hashes at most
        var (first, second) = (column.Hashes.ElementAtOrDefault(0)?.Property ?? property, column.Hashes.ElementAtOrDefault(1)?.Property ?? property);
        var rows = db.Set<TEntity>().AsNoTracking().Where(e => EF.Property<byte[]?>(e, property) != null);
        rows = after is { } last ? rows.Where(e => e.Id.CompareTo(last) > 0) : rows;
        var batch = await rows.OrderBy(e => e.Id).Take(count)
            .Select(e => new { e.Id, Value = EF.Property<byte[]?>(e, property), First = EF.Property<byte[]?>(e, first), Second = EF.Property<byte[]?>(e, second) }).ToListAsync(cancellation);
        var rewritten = 0;
        foreach (var row in batch)
        {
            var hashes = ((byte[]?[])[row.First, row.Second]).Take(column.Hashes.Count);
            if (row.Value is not { } old || (FieldProtector.VersionOf(old) >= target.FieldVersion && hashes.All(h => h is null || HashVersion(h) >= target.SearchVersion)))
            {
                continue;
            }

            var plain = protector.Reveal(column.Purpose, old);
            var value = protector.Protect(column.Purpose, plain);
            // only over what was read: whoever changed the value meanwhile used the new keys already
            rewritten += await db.Set<TEntity>().Where(e => e.Id == row.Id && EF.Property<byte[]?>(e, property) == old).ExecuteUpdateAsync(set =>
            {
                set.SetProperty(e => EF.Property<byte[]?>(e, property), value);
                foreach (var (name, part) in column.Hashes)
                {
                    var renewed = part is null ? protector.SearchHash(column.Purpose, plain) : HashOf(column.Purpose, part, plain);
                    set.SetProperty(e => EF.Property<byte[]?>(e, name), renewed);
                }
            }, cancellation);
        }

        return new(batch.Count, batch.Count > 0 ? batch[^1].Id : null, rewritten);
    }

    private byte[]? HashOf(string purpose, string part, string json) => JsonNode.Parse(json)?[part]?.GetValue<string>() is { } text ? protector.SearchHash(purpose, part, text) : null;

    private static int HashVersion(byte[] hash) => BinaryPrimitives.ReadUInt16BigEndian(hash);
}
