using Engine.Access;
using Engine.Data;
using Engine.Modules;

namespace Engine.Webhooks;

internal static class OwnWebhooks
{
    public static readonly Refusal Unknown = new("webhook.unknown", "Deze webhook is er niet (meer).");

    public static readonly Refusal IsPaused = new("webhook.paused", "Deze webhook is gepauzeerd. Hervat de webhook eerst.");

    /// <summary>Endpoints of the actor's organisation: those of others are answered as ones that do not exist.</summary>
    public static IQueryable<WebhookEndpoint> WebhooksOf(this PortalDbContext db, Actor actor) =>
        db.Set<WebhookEndpoint>().Where(e => e.OrganisationId == actor.OrganisationId && e.DeletedAt == null);
}
