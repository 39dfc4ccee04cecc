using System.Text.Json;
using Engine.Api;
using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;

namespace Engine.Webhooks;

/// <summary>Something that happened.</summary>
/// <param name="Kind">Id of a <see cref="WebhookKind"/>.</param>
/// <param name="Contracts">Contracts that it is about: who does not reach all of them is not told.</param>
/// <param name="Data">Of the type that the kind names.</param>
public sealed record WebhookEvent(string Kind, IReadOnlyCollection<Guid> Contracts, object Data)
{
    /// <summary>The one organisation that is told; null for every one that reaches the contracts.</summary>
    public Guid? OrganisationId { get; init; }
}

/// <summary>Writes messages for the endpoints that want to know, in the caller's transaction; a worker sends them.</summary>
public sealed class WebhookPost(PortalDbContext db, WebhookReceivers receivers, JobQueue jobs, CurrentTenant tenant, TenantAddress address, TimeProvider time)
{
    /// <summary>Whether this tenant has webhooks at all: without them there is nothing to make up.</summary>
    public bool IsOn => tenant.Value.Config.Features.ContainsKey(PortalFeatures.Webhooks);

    /// <summary>Adds messages to the unit of work, and nothing where nobody listens.</summary>
    public async Task SendAsync(IReadOnlyList<WebhookEvent> events, CancellationToken cancellation)
    {
        if (events.Count == 0 || !IsOn)
        {
            return;
        }

        foreach (var receiver in await receivers.OfAsync([.. events.SelectMany(e => e.Contracts).Distinct()], cancellation))
        {
            foreach (var happened in events.Where(receiver.Hears))
            {
                Add(receiver.Endpoint, happened.Kind, happened.Data);
            }
        }
    }

    /// <summary>Where a program reads more about it.</summary>
    /// <param name="path">Address after the version of the API.</param>
    public Uri Link(string path) => new(address.Of(tenant.Value), ApiRoutes.Root[1..] + path);

    internal WebhookMessage Add(WebhookEndpoint endpoint, string kind, object data)
    {
        var now = time.GetUtcNow();
        var message = new WebhookMessage
        {
            EndpointId = endpoint.Id, Kind = kind, CreatedAt = now, QueuedAt = now, NextAt = now,
            Payload = JsonSerializer.Serialize(new WebhookEnvelope(kind, now.ToUniversalTime(), data), ApiJson.Options),
        };
        db.Add(message);
        jobs.Add(DeliverWebhooks.JobKind, endpoint.Id);
        return message;
    }
}

/// <summary>What is sent, as the receiver reads it.</summary>
internal sealed record WebhookEnvelope(string Type, DateTimeOffset Timestamp, object Data);
