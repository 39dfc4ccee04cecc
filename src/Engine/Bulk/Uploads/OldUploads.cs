using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engine.Bulk.Uploads;

/// <summary>Removes uploads with their files and rows: first rows, and the upload when it has none left.</summary>
internal static class OldUploads
{
    private const int AtOnce = 50;

    public static async Task<int> RemoveAsync(PortalDbContext db, DateTimeOffset before, CancellationToken cancellation)
    {
        var removed = 0;
        while (removed < RetentionJob.Batch && await SomeAsync(db, before, RetentionJob.Batch - removed, cancellation) is > 0 and var some)
        {
            removed += some;
        }

        return removed;
    }

    private static async Task<int> SomeAsync(PortalDbContext db, DateTimeOffset before, int most, CancellationToken cancellation)
    {
        var old = await db.Set<BulkUpload>().Where(u => u.UploadedAt < before && u.FinishedAt != null).OrderBy(u => u.UploadedAt).Take(AtOnce).Select(u => u.Id).ToListAsync(cancellation);
        var rows = await db.Set<BulkRow>().Where(r => old.Contains(r.UploadId)).OrderBy(r => r.Id).Take(most).Select(r => r.Id).ToListAsync(cancellation);
        var removed = await db.Set<BulkRow>().Where(r => rows.Contains(r.Id)).ExecuteDeleteAsync(cancellation);
        if (removed >= most)
        {
            return removed;
        }

        await db.Set<BulkFile>().Where(f => old.Contains(f.Id)).ExecuteDeleteAsync(cancellation);
        return removed + await db.Set<BulkUpload>().Where(u => old.Contains(u.Id)).ExecuteDeleteAsync(cancellation);
    }
}
