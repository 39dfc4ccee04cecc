using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Webhooks;

/// <summary>Pauses an endpoint, or lets it go on. What happens meanwhile waits for it.</summary>
public sealed class PauseWebhook(PortalDbContext db, OwnWebhooks own, AccessLock access, CurrentActor actor, JobQueue jobs, AuditLog audit, TimeProvider time)
{
    /// <returns>The endpoint; one that was so already stays as it was.</returns>
    public async Task<Result<WebhookEndpoint>> HandleAsync(Guid id, bool pause, CancellationToken cancellation)
    {
        await using var change = await access.TakeAsync(actor.Value.OrganisationId, cancellation);
        if (await own.Endpoints.FirstOrDefaultAsync(e => e.Id == id, cancellation) is not { } endpoint)
        {
            return OwnWebhooks.Unknown;
        }

        if (endpoint.Paused is not null == pause)
        {
            return endpoint;
        }

        var now = time.GetUtcNow();
        (endpoint.Paused, endpoint.PausedAt) = pause ? (WebhookPause.ByUser, now) : ((WebhookPause?)null, (DateTimeOffset?)null);
        if (!pause)
        {
            (endpoint.Failures, endpoint.RestUntil, endpoint.DeadInARow) = (0, null, 0);
            // what waited gets its whole time from here
            await db.Set<WebhookMessage>().Where(m => m.EndpointId == id && m.State == WebhookState.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.QueuedAt, now).SetProperty(m => m.NextAt, now), cancellation);
            jobs.Add(DeliverWebhooks.JobKind, id);
        }

        audit.Add(new(AuditAction.Update, pause ? "portal.webhook-pauzeren" : "portal.webhook-hervatten") { ObjectType = "webhook", ObjectId = id });
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : endpoint;
    }
}
