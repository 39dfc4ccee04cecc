using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engine.Api.Keys;

/// <summary>Every morning: tells once of each key that it expires within a fortnight, so that a program does not stop unannounced.</summary>
internal sealed class ApiKeyExpiry(ApiKeyMails mails, TimeProvider time) : JobHandler
{
    public const string JobKind = "portal.koppelingen-verlopen";

    public static readonly TimeSpan Ahead = TimeSpan.FromDays(14);

    public override string Kind => JobKind;

    public override string Title => "Waarschuwen voor koppelingen die verlopen";

    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var until = now + Ahead;
        var keys = await db.Set<ApiKey>().Where(k => k.WarnedAt == null && k.RevokedAt == null && k.ExpiresAt > now && k.ExpiresAt <= until).ToListAsync(cancellation);
        await mails.ExpiringAsync(keys, cancellation);
        keys.ForEach(k => k.WarnedAt = now);
        await db.SaveChangesAsync(cancellation);
    }
}
