using Engine.Access;
using Engine.Data;
using Engine.Modules;

namespace Engine.Webhooks;

/// <summary>The endpoints that who is signed in manages.</summary>
public sealed class OwnWebhooks(PortalDbContext db, ManagedContracts managed, CurrentActor actor)
{
    public static readonly Refusal Unknown = new("webhook.unknown", "Deze webhook is er niet (meer).");

    public static readonly Refusal IsPaused = new("webhook.paused", "Deze webhook is gepauzeerd. Hervat de webhook eerst.");

    public static readonly Refusal OfDesk = new("webhook.of-desk", "De verzekeraar heeft deze webhook gepauzeerd. Neem contact op: u kunt niet zelf hervatten.");

    /// <summary>
    /// Endpoints of the organisation that hear of no contract outside the reach of the actor. Others, also of the same organisation, are answered as ones that do not
    /// exist.
    /// </summary>
    public IQueryable<WebhookEndpoint> Endpoints
    {
        get
        {
            var here = actor.Value.OrganisationId;
            var (whole, at) = (managed.Whole(PortalPermissions.ManageWebhooks), managed.At(PortalPermissions.ManageWebhooks));
            return db.Set<WebhookEndpoint>().Where(e => e.OrganisationId == here && e.DeletedAt == null
                && (whole.Any() || !db.Set<WebhookScope>().Any(s => s.EndpointId == e.Id && (s.ContractId == null || !at.Contains(s.ContractId.Value)))));
        }
    }
}
