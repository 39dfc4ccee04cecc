using Engine.Access;
using Engine.Audit;
using Engine.Data.Encryption;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Webhooks;

/// <summary>Gives an endpoint a new secret; the old one signs beside it for a day, so that a receiver can change over without losing a message.</summary>
public sealed class RotateWebhookSecret(OwnWebhooks own, AccessLock access, CurrentActor actor, FieldProtector protector, AuditLog audit, TimeProvider time)
{
    public static readonly TimeSpan BothFor = TimeSpan.FromHours(24);

    /// <param name="version">Of the secret that is replaced: a form that is sent twice replaces it once.</param>
    public async Task<Result<WebhookWithSecret>> HandleAsync(Guid id, int version, CancellationToken cancellation)
    {
        await using var change = await access.TakeAsync(actor.Value.OrganisationId, cancellation);
        if (await own.Endpoints.FirstOrDefaultAsync(e => e.Id == id, cancellation) is not { } endpoint)
        {
            return OwnWebhooks.Unknown;
        }

        if (endpoint.SecretVersion != version)
        {
            return new Refusal("webhook.rotated", "Er is net al een nieuw geheim gemaakt. Hebt u dat niet gezien? Open deze pagina dan opnieuw en maak er nog een.");
        }

        var secret = WebhookSignature.NewSecret();
        (endpoint.OldSecret, endpoint.OldSecretUntil) = (endpoint.Secret, time.GetUtcNow() + BothFor);
        endpoint.Secret = protector.Protect(WebhookEndpoint.Purpose, secret);
        endpoint.SecretVersion++;
        audit.Add(new(AuditAction.Update, "portal.webhook-geheim") { ObjectType = "webhook", ObjectId = endpoint.Id });
        return await change.KeepAsync(cancellation) is { } overtaken ? overtaken : new WebhookWithSecret(endpoint, secret);
    }
}
