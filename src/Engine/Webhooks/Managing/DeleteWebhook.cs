using Engine.Access;
using Engine.Audit;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Webhooks;

/// <summary>Ends an endpoint for good: nothing is sent to it any more, and nobody sees it. What was sent stays in the database for its term.</summary>
public sealed class DeleteWebhook(OwnWebhooks own, AccessLock access, CurrentActor actor, AuditLog audit, TimeProvider time)
{
    public async Task<Result<WebhookEndpoint>> HandleAsync(Guid id, CancellationToken cancellation)
    {
        await using var change = await access.TakeAsync(actor.Value.OrganisationId, cancellation);
        if (await own.Endpoints.FirstOrDefaultAsync(e => e.Id == id, cancellation) is not { } endpoint)
        {
            return OwnWebhooks.Unknown;
        }

        endpoint.DeletedAt = time.GetUtcNow();
        (endpoint.OldSecret, endpoint.OldSecretUntil) = (null, null);
        audit.Add(new(AuditAction.Delete, "portal.webhook-verwijderen") { ObjectType = "webhook", ObjectId = id, Detail = new Uri(endpoint.Url).Authority });
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : endpoint;
    }
}
