using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engine.Notifications;

/// <summary>The messages of the current tenant as a developer reads them; no page outside Development shows them.</summary>
public sealed class Mailbox(PortalDbContext db, Letters letters)
{
    internal static Task<int> RemoveSentAsync(PortalDbContext db, DateTimeOffset before, CancellationToken cancellation) =>
        db.Set<OutboxMessage>().Where(m => m.SentAt < before).OrderBy(m => m.Id).Take(RetentionJob.Batch).ExecuteDeleteAsync(cancellation);

    /// <summary>The latest messages, newest first.</summary>
    public async Task<IReadOnlyList<Letter>> LatestAsync(int count, CancellationToken cancellation) =>
        [.. (await db.Set<OutboxMessage>().AsNoTracking().OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).Take(count).ToListAsync(cancellation)).Select(letters.Open)];
}
