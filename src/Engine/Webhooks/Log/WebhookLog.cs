using Engine.Audit;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Webhooks;

/// <param name="After">Older than this place; wins over <paramref name="Before"/>.</param>
/// <param name="Before">Newer than this place.</param>
public sealed record WebhookLogRequest(Guid Endpoint, WebhookState? State, int Size, AuditCursor? After = null, AuditCursor? Before = null);

public sealed record WebhookLogPage(IReadOnlyList<WebhookMessage> Messages, bool HasNewer, bool HasOlder)
{
    public static readonly WebhookLogPage Empty = new([], false, false);
}

/// <summary>What was sent to the endpoints that somebody manages, and how it went.</summary>
public sealed class WebhookLog(PortalDbContext db, OwnWebhooks own)
{
    /// <returns>Newest first.</returns>
    public async Task<WebhookLogPage> PageAsync(WebhookLogRequest request, CancellationToken cancellation)
    {
        var messages = Own(request.Endpoint);
        if (request.State is { } state)
        {
            messages = messages.Where(m => m.State == state);
        }

        if (request.After is null && request.Before is { } before)
        {
            var newer = await messages.Where(m => m.CreatedAt > before.At || (m.CreatedAt == before.At && m.Id.CompareTo(before.Id) > 0))
                .OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Take(request.Size + 1).ToListAsync(cancellation);
            return new([.. newer.Take(request.Size).Reverse()], newer.Count > request.Size, true);
        }

        if (request.After is { } after)
        {
            messages = messages.Where(m => m.CreatedAt < after.At || (m.CreatedAt == after.At && m.Id.CompareTo(after.Id) < 0));
        }

        var older = await messages.OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(request.Size + 1).ToListAsync(cancellation);
        return new([.. older.Take(request.Size)], request.After is not null, older.Count > request.Size);
    }

    /// <returns>Null when the endpoint, or the message to it, is not there for this person.</returns>
    public Task<WebhookMessage?> FindAsync(Guid endpoint, Guid message, CancellationToken cancellation) => Own(endpoint).FirstOrDefaultAsync(m => m.Id == message, cancellation);

    /// <returns>The newest first.</returns>
    public Task<List<WebhookAttempt>> AttemptsAsync(WebhookMessage message, CancellationToken cancellation) =>
        db.Set<WebhookAttempt>().AsNoTracking().Where(a => a.MessageId == message.Id).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).ToListAsync(cancellation);

    private IQueryable<WebhookMessage> Own(Guid endpoint) =>
        db.Set<WebhookMessage>().AsNoTracking().Where(m => m.EndpointId == endpoint && own.Endpoints.Any(e => e.Id == m.EndpointId));
}
