using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Requests;

/// <summary>What a tenant no longer keeps of requests that ended.</summary>
internal static class RequestRetention
{
    public static readonly RetainedRows Requests = new("requests", 365, async (db, before, cancellation) =>
    {
        var old = await db.Set<PortalRequest>().Where(r => r.EndedAt < before).OrderBy(r => r.EndedAt).Take(RetentionJob.Batch).Select(r => r.Id).ToListAsync(cancellation);
        await db.Set<RequestStatusLine>().Where(l => old.Contains(l.RequestId)).ExecuteDeleteAsync(cancellation);
        return await db.Set<PortalRequest>().Where(r => old.Contains(r.Id)).ExecuteDeleteAsync(cancellation);
    });
}
