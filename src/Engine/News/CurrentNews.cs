using Engine.Access;
using Engine.Calendar;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Engine.News;

/// <summary>The news of today for who is signed in.</summary>
public sealed class CurrentNews(PortalDbContext db, CurrentActor actor, TimeProvider time)
{
    private const int Most = 5;

    /// <summary>The newest first.</summary>
    public Task<List<NewsItem>> ListAsync(CancellationToken cancellation)
    {
        var (today, audience) = (DutchTime.Today(time), actor.Value.Audience);
        return db.Set<NewsItem>().AsNoTracking()
            .Where(n => n.EndedAt == null && n.From <= today && (n.Until == null || n.Until >= today) && (n.Audience == null || n.Audience == audience))
            .OrderByDescending(n => n.From).ThenByDescending(n => n.Id).Take(Most).ToListAsync(cancellation);
    }
}
