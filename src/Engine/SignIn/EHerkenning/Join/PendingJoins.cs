using Engine.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.EHerkenning.Join;

/// <summary>A means was proven with an invitation for an account that exists already; the person is asked whether it is theirs.</summary>
/// <param name="RequestId">The visit to the broker, consumed.</param>
/// <param name="Session">Session at the broker; null when there is none.</param>
public sealed record PendingJoin(Guid RequestId, Statement Statement, BrokerSessionName? Session, DateTimeOffset At);

/// <summary>Keeps the question in the browser that went to the broker, for ten minutes. It opens nothing but the answer.</summary>
public sealed class PendingJoins(PortalDbContext db, SealedCookies cookies, IHttpContextAccessor http, TimeProvider time)
{
    public const string Cookie = "koppelen";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A means is joined in a browser.");

    public void Keep(BrokerAnswer.Accepted answer) =>
        cookies.Write(Http, Cookie, new PendingJoin(answer.Request.Id, answer.Statement, answer.Session, time.GetUtcNow()));

    /// <returns>What was proven and what was asked; null when nothing waits, or it waited too long.</returns>
    public async Task<BrokerAnswer.Accepted?> FindAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return cookies.Read<PendingJoin>(Http, Cookie) is { } join && now - join.At <= Lifetime && now >= join.At
            && await db.Set<BrokerRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Id == join.RequestId, cancellation) is { } request
            ? new(request, join.Statement, join.Session)
            : null;
    }

    public void Forget() => cookies.Delete(Http, Cookie);
}
