using Engine.Access;
using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engine.Webhooks;

/// <summary>
/// Sends the messages of one endpoint, one after the other: so one receiver never has two workers, on any number of nodes. A worker that dies
/// between the answer and the commit leaves the message waiting, and it is sent once more with the same id.
/// </summary>
public sealed class DeliverWebhooks(WebhookSender sender, WebhookReceivers receivers, WebhookMails mails, JobQueue jobs, TimeProvider time) : OutsideJobHandler
{
    public const string JobKind = "portal.webhooks";

    /// <summary>How long a message is tried.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    /// <summary>So many messages given up one after the other pause the endpoint.</summary>
    public const int MostDead = 5;

    private const int StatusGone = 410;

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(12);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);

    private WebhookAttempt? attempt;
    private bool off;

    public override string Kind => JobKind;

    public override string Title => "Webhooks versturen";

    public override JobLane Lane => JobLane.Customers;

    public override int MaximumAttempts => 20;

    /// <param name="row">Id of the endpoint.</param>
    public override async Task ActAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var endpoint = await db.Set<WebhookEndpoint>().AsNoTracking().FirstOrDefaultAsync(e => e.Id == row, cancellation);
        if (endpoint is not { IsActive: true } || endpoint.RestUntil > now)
        {
            return;
        }

        off = !receivers.IsOn(await db.Set<Organisation>().AsNoTracking().SingleAsync(o => o.Id == endpoint.OrganisationId, cancellation));
        if (!off && await Waiting(db, row).AsNoTracking().Where(m => m.NextAt <= now).OrderBy(m => m.NextAt).ThenBy(m => m.Id).FirstOrDefaultAsync(cancellation) is { } message)
        {
            attempt = await sender.SendAsync(endpoint, message, cancellation);
        }
    }

    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        if (await db.Set<WebhookEndpoint>().FirstOrDefaultAsync(e => e.Id == row, cancellation) is not { } endpoint)
        {
            return;
        }

        // the log may have lost the message to its term meanwhile
        if (attempt is not null && await db.Set<WebhookMessage>().FirstOrDefaultAsync(m => m.Id == attempt.MessageId, cancellation) is { } message)
        {
            db.Add(attempt);
            await RecordAsync(attempt, message, endpoint, cancellation);
            await db.SaveChangesAsync(cancellation);
        }

        if (endpoint.IsActive && await Waiting(db, row).MinAsync(m => m.NextAt, cancellation) is { } next)
        {
            var free = off ? time.GetUtcNow().AddHours(1) : endpoint.RestUntil ?? next;
            jobs.Add(Kind, row, free > next ? free : next);
        }
    }

    private static IQueryable<WebhookMessage> Waiting(PortalDbContext db, Guid endpoint) =>
        db.Set<WebhookMessage>().Where(m => m.EndpointId == endpoint && m.State == WebhookState.Waiting);

    private async Task RecordAsync(WebhookAttempt made, WebhookMessage message, WebhookEndpoint endpoint, CancellationToken cancellation)
    {
        message.Attempts++;
        if (made.Outcome == WebhookOutcome.Delivered)
        {
            (message.State, message.NextAt) = (WebhookState.Delivered, null);
            (endpoint.Failures, endpoint.RestUntil, endpoint.DeadInARow) = (0, null, 0);
            return;
        }

        var (now, last) = (time.GetUtcNow(), message.QueuedAt + GiveUpAfter);
        endpoint.Failures++;
        endpoint.RestUntil = now + Shorter(TimeSpan.FromSeconds(Math.Pow(2, Math.Min(endpoint.Failures, 10))), LongestRest);
        if (made.Status == StatusGone)
        {
            (message.State, message.NextAt) = (WebhookState.Dead, null);
            await PauseAsync(endpoint, WebhookPause.Gone, cancellation);
        }
        else if (now >= last)
        {
            (message.State, message.NextAt) = (WebhookState.Dead, null);
            if (++endpoint.DeadInARow >= MostDead)
            {
                await PauseAsync(endpoint, WebhookPause.DeadDeliveries, cancellation);
            }
        }
        else
        {
            // as long again as it has been tried already: soon after a hiccup, rarely during a long outage
            var wait = Shorter(now - message.QueuedAt, LongestWait);
            var next = now + (wait > ShortestWait ? wait : ShortestWait);
            message.NextAt = next < last ? next : last;
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private Task PauseAsync(WebhookEndpoint endpoint, WebhookPause why, CancellationToken cancellation)
    {
        // an attempt that was under way when the desk paused it does not hand it back to the customer
        if (endpoint.Paused == WebhookPause.ByDesk)
        {
            return Task.CompletedTask;
        }

        (endpoint.Paused, endpoint.PausedAt) = (why, time.GetUtcNow());
        return mails.PausedAsync(endpoint, cancellation);
    }
}
