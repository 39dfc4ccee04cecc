using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.Notifications;

/// <summary>The messages of the current tenant as a developer reads them; no page outside Development shows them.</summary>
public sealed class Mailbox(PortalDbContext db)
{
    /// <summary>The latest messages, newest first.</summary>
    public Task<List<OutboxMessage>> LatestAsync(int count, CancellationToken cancellation) =>
        db.Set<OutboxMessage>().AsNoTracking().OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(count).ToListAsync(cancellation);
}
