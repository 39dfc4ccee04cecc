using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Webhooks;

/// <summary>Pauses an endpoint, or lets it go on. What happens meanwhile waits for it.</summary>
public sealed class PauseWebhook(PortalDbContext db, OwnWebhooks own, AccessLock access, CurrentActor actor, JobQueue jobs, WebhookMails mails, AuditLog audit, TimeProvider time)
{
    /// <summary>An endpoint that the actor manages.</summary>
    /// <returns>The endpoint; one that was so already stays as it was. What the desk paused only the desk lets go on.</returns>
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

        if (endpoint.Paused == WebhookPause.ByDesk)
        {
            return OwnWebhooks.OfDesk;
        }

        await SetAsync(endpoint, pause ? WebhookPause.ByUser : null, cancellation);
        Log(endpoint, pause, null);
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : endpoint;
    }

    /// <summary>By the insurer's desk, whichever customer's it is: those who manage the webhooks there are told.</summary>
    /// <returns>The endpoint; one that was so already stays as it was. What the customer or the portal paused is for the customer to let go on.</returns>
    public async Task<Result<WebhookEndpoint>> OfCustomerAsync(Guid id, bool pause, CancellationToken cancellation)
    {
        var open = db.Set<WebhookEndpoint>().Where(e => e.Id == id && e.DeletedAt == null);
        if (await open.Select(e => (Guid?)e.OrganisationId).FirstOrDefaultAsync(cancellation) is not { } organisation)
        {
            return OwnWebhooks.Unknown;
        }

        await using var change = await access.TakeAsync(organisation, cancellation);
        if (await open.FirstOrDefaultAsync(cancellation) is not { } endpoint)
        {
            return OwnWebhooks.Unknown;
        }

        if (endpoint.Paused == WebhookPause.ByDesk == pause)
        {
            return endpoint;
        }

        await SetAsync(endpoint, pause ? WebhookPause.ByDesk : null, cancellation);
        Log(endpoint, pause, "door de verzekeraar");
        await mails.ByDeskAsync(endpoint, cancellation);
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : endpoint;
    }

    private async Task SetAsync(WebhookEndpoint endpoint, WebhookPause? pause, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        (endpoint.Paused, endpoint.PausedAt) = (pause, pause is null ? null : now);
        if (pause is null)
        {
            var id = endpoint.Id;
            (endpoint.Failures, endpoint.RestUntil, endpoint.DeadInARow) = (0, null, 0);
            // what waited gets its whole time from here
            await db.Set<WebhookMessage>().Where(m => m.EndpointId == id && m.State == WebhookState.Waiting)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.QueuedAt, now).SetProperty(m => m.NextAt, now), cancellation);
            jobs.Add(DeliverWebhooks.JobKind, id);
        }
    }

    private void Log(WebhookEndpoint endpoint, bool pause, string? by) =>
        audit.Add(new(AuditAction.Update, pause ? "portal.webhook-pauzeren" : "portal.webhook-hervatten") { ObjectType = "webhook", ObjectId = endpoint.Id, Detail = by });
}
