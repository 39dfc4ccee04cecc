using System.Text;
using Engine.Connectors;
using Engine.Data.Encryption;
using Engine.Tenancy;

namespace Engine.Webhooks;

/// <summary>Sends one message once, to an address that the tenant lets its customers name and never into a private network.</summary>
public sealed class WebhookSender(OutsideClient client, OutsideAccess access, FieldProtector protector, CurrentTenant tenant, TimeProvider time)
{
    /// <summary>From connecting to the status of the answer.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    /// <returns>How it went, not in the unit of work yet.</returns>
    public async Task<WebhookAttempt> SendAsync(WebhookEndpoint endpoint, WebhookMessage message, CancellationToken cancellation)
    {
        var (now, start) = (time.GetUtcNow(), time.GetTimestamp());
        var answer = await AnswerAsync(endpoint, message, now, cancellation);
        return new()
        {
            MessageId = message.Id,
            At = now,
            Outcome = answer switch
            {
                null => WebhookOutcome.Forbidden,
                { Failure: OutsideFailure.Timeout } => WebhookOutcome.Timeout,
                { Failure: not null } => WebhookOutcome.Unreachable,
                { Status: >= 200 and < 300 } => WebhookOutcome.Delivered,
                _ => WebhookOutcome.Refused,
            },
            Status = answer is { Failure: null } ? answer.Status : null,
            Milliseconds = (int)time.GetElapsedTime(start).TotalMilliseconds,
        };
    }

    private async Task<OutsideAnswer?> AnswerAsync(WebhookEndpoint endpoint, WebhookMessage message, DateTimeOffset now, CancellationToken cancellation)
    {
        if (access.ReadOfCustomer(endpoint.Url, out _) is not { } address || !OutsideAccess.Lists(tenant.Value.Config.Webhooks.Hosts, address))
        {
            return null;
        }

        try
        {
            return await client.SendAsync(
                new("POST", address, Encoding.UTF8.GetBytes(message.Payload), "application/json", Limit)
                {
                    IdempotencyKey = message.PublicId,
                    StatusOnly = true,
                    Headers = new Dictionary<string, string>
                    {
                        [WebhookSignature.IdHeader] = message.PublicId,
                        [WebhookSignature.TimestampHeader] = WebhookSignature.Seconds(now),
                        [WebhookSignature.Header] = WebhookSignature.Of(Secrets(endpoint, now), message.PublicId, now, message.Payload),
                    },
                },
                access.ForCustomers,
                cancellation);
        }
        catch (OutsideForbiddenException)
        {
            return null;
        }
    }

    private IEnumerable<string> Secrets(WebhookEndpoint endpoint, DateTimeOffset now)
    {
        yield return protector.Reveal(WebhookEndpoint.Purpose, endpoint.Secret);
        if (endpoint.OldSecret is { } old && now < endpoint.OldSecretUntil)
        {
            yield return protector.Reveal(WebhookEndpoint.Purpose, old);
        }
    }
}
