using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engine.Webhooks;

/// <summary>
/// Removes messages past their term, with their attempts: what was delivered or given up, and what waits in vain because its endpoint is
/// paused, deleted or off.
/// </summary>
internal static class OldWebhookMessages
{
    public static readonly RetainedRows Retention = new("webhookMessages", 30, RemoveAsync);

    private static async Task<int> RemoveAsync(PortalDbContext db, DateTimeOffset before, CancellationToken cancellation)
    {
        var stale = before - DeliverWebhooks.GiveUpAfter;
        var old = await db.Set<WebhookMessage>()
            .Where(m => m.CreatedAt < before && (m.State != WebhookState.Waiting || m.QueuedAt < stale))
            .OrderBy(m => m.CreatedAt).Take(RetentionJob.Batch).Select(m => m.Id).ToListAsync(cancellation);
        await db.Set<WebhookAttempt>().Where(a => old.Contains(a.MessageId)).ExecuteDeleteAsync(cancellation);
        var removed = await db.Set<WebhookMessage>().Where(m => old.Contains(m.Id)).ExecuteDeleteAsync(cancellation);
        await RemoveEndpointsAsync(db, before, cancellation);
        return removed;
    }

    private static async Task RemoveEndpointsAsync(PortalDbContext db, DateTimeOffset before, CancellationToken cancellation)
    {
        var gone = await db.Set<WebhookEndpoint>().Where(e => e.DeletedAt < before && !db.Set<WebhookMessage>().Any(m => m.EndpointId == e.Id)).Select(e => e.Id).ToListAsync(cancellation);
        await db.Set<WebhookScope>().Where(s => gone.Contains(s.EndpointId)).ExecuteDeleteAsync(cancellation);
        await db.Set<WebhookEndpoint>().Where(e => gone.Contains(e.Id)).ExecuteDeleteAsync(cancellation);
    }
}
