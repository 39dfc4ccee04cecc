using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Requests;

/// <summary>What a tenant no longer keeps of requests that ended.</summary>
internal static class RequestRetention
{
    public static readonly RetainedRows Requests = new("requests", 365, async (db, before, cancellation) =>
    {
        var old = await db.Set<PortalRequest>().Where(r => r.EndedAt < before).OrderBy(r => r.EndedAt).Take(RetentionJob.Batch).Select(r => r.Id).ToListAsync(cancellation);
        return await RemoveAsync(db, old, cancellation);
    });

    /// <summary>Requests with their history.</summary>
    public static async Task<int> RemoveAsync(PortalDbContext db, List<Guid> old, CancellationToken cancellation)
    {
        await db.Set<RequestStatusLine>().Where(l => old.Contains(l.RequestId)).ExecuteDeleteAsync(cancellation);
        return await db.Set<PortalRequest>().Where(r => old.Contains(r.Id)).ExecuteDeleteAsync(cancellation);
    }
}
