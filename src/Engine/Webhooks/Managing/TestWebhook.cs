using System.ComponentModel;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Webhooks;

/// <param name="Webhook">Id of the endpoint.</param>
public sealed record TestData([property: Description("Id van de webhook.")] Guid Webhook);

/// <summary>Sends an endpoint a message that tells of nothing, by the same way as all others.</summary>
public sealed class TestWebhook(PortalDbContext db, OwnWebhooks own, WebhookPost post, AuditLog audit)
{
    public const string Kind = "webhook.proef";

    public async Task<Result<WebhookMessage>> HandleAsync(Guid id, CancellationToken cancellation)
    {
        if (await own.Endpoints.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id, cancellation) is not { } endpoint)
        {
            return OwnWebhooks.Unknown;
        }

        if (!endpoint.IsActive)
        {
            return OwnWebhooks.IsPaused;
        }

        var message = post.Add(endpoint, Kind, new TestData(id));
        audit.Add(new(AuditAction.Execute, "portal.webhook-proef") { ObjectType = "webhook", ObjectId = id });
        await db.SaveChangesAsync(cancellation);
        return message;
    }
}
