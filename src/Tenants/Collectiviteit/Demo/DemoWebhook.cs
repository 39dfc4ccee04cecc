using Collectiviteit.Meldingen;
using Engine.Access;
using Engine.Access.Demo;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Features;
using Engine.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Demo;

/// <summary>Makes endpoints of invented customers, paused: what happens in the demo waits for them and can be looked at. Development only.</summary>
public sealed class DemoWebhook(PortalDbContext db, FieldProtector velden, TimeProvider time)
{
    /// <summary>Does nothing where there are endpoints already.</summary>
    public async Task HandleAsync(IReadOnlyList<DemoWebhookLine> regels, CancellationToken cancellation)
    {
        if (regels.Count == 0 || await db.Set<WebhookEndpoint>().AnyAsync(cancellation))
        {
            return;
        }

        var nummers = regels.Select(r => r.Organisation).ToList();
        var klanten = await db.Set<Organisation>().Where(o => nummers.Contains(o.Number)).ToDictionaryAsync(o => o.Number, o => o.Id, cancellation);
        foreach (var regel in regels)
        {
            var webhook = new WebhookEndpoint
            {
                OrganisationId = klanten[regel.Organisation], Url = regel.Url, Description = regel.Description, Kinds = [.. Gebeurtenissen.All.Select(g => g.Id)],
                MadeById = Guid.CreateVersion7(), MadeByName = "Een collega (demo)", MadeAt = time.GetUtcNow(), Level = Level.Password,
                Secret = velden.Protect(WebhookEndpoint.Purpose, WebhookSignature.NewSecret()), Paused = WebhookPause.ByUser, PausedAt = time.GetUtcNow(),
            };
            db.Add(webhook);
            db.AddRange(((string[])[Permissions.Inzien, Permissions.Aanmelden]).Select(recht => new WebhookScope { EndpointId = webhook.Id, Permission = recht }));
        }

        await db.SaveChangesAsync(cancellation);
    }
}
