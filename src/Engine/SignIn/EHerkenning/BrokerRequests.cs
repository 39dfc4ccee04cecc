using System.Security.Cryptography;
using System.Text;
using Engine.Data;
using Engine.Features;
using Engine.Jobs;
using Engine.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.EHerkenning;

/// <summary>Half of a request that the browser holds while it is away.</summary>
/// <param name="Secret">256 bits in hexadecimal; protocols derive their own secrets from it with <see cref="Derive"/>.</param>
public sealed record BrowserHalf(Guid RequestId, string Secret)
{
    /// <returns>256 bits for one purpose, safe in an address.</returns>
    public string Derive(string purpose) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(Secret), Encoding.UTF8.GetBytes(purpose)));
}

/// <summary>Makes and uses up requests to brokers. An answer counts once, within the hour, and only in the browser that asked.</summary>
public sealed class BrokerRequests(
    PortalDbContext db, SealedCookies cookies, CurrentSession session, CurrentTenant tenant, IHttpContextAccessor http, TimeProvider time)
{
    public const string Cookie = "makelaar";

    /// <summary>Visits of one browser that may be under way at once, in tabs beside each other.</summary>
    private const int AtOnce = 5;

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A request to a broker belongs to a browser.");

    /// <param name="level">Level of the function that asks; the tenant's own is the least.</param>
    /// <param name="invitation">Hash of the token of the invitation that is being taken up; null otherwise.</param>
    public async Task<(BrokerRequest Request, BrowserHalf Half)> StartAsync(
        BrokerRequestKind kind, Level level, string? returnUrl, string? invitation, CancellationToken cancellation)
    {
        var least = tenant.Value.Config.SignIn.EHerkenning?.Level ?? Level.Eh2Plus;
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow();
        var request = new BrokerRequest
        {
            Kind = kind,
            Level = level > least ? level : least,
            BrowserHash = Hash(secret),
            ReturnUrl = LocalAddress.OrNone(returnUrl, Http.Request.PathBase),
            InvitationHash = invitation,
            SessionId = session.OrNone?.SessionId,
            CreatedAt = now,
        };
        db.Add(request);
        await db.SaveChangesAsync(cancellation);
        var half = new BrowserHalf(request.Id, secret);
        cookies.Write(Http, Cookie, (List<BrowserHalf>)[.. Halves.TakeLast(AtOnce - 1), half], fromElsewhere: true);
        return (request, half);
    }

    /// <summary>Whether a visit of this browser is under way: what arrives in another one need not be looked at (case 44).</summary>
    public bool IsAwaited => Halves.Count > 0;

    /// <summary>The request that an answer names, not yet used up: for protocols that learn only afterwards whether the answer is good.</summary>
    /// <returns>Null when it is unknown, used, too old, or another browser's.</returns>
    public async Task<BrokerRequest?> FindAsync(Guid id, CancellationToken cancellation) =>
        Halves.Find(h => h.RequestId == id) is { } half
            ? await Open(half, time.GetUtcNow()).AsNoTracking().FirstOrDefaultAsync(cancellation)
            : null;

    /// <summary>Uses up the request that an answer names.</summary>
    /// <returns>Null when it is unknown, used, too old, or another browser's.</returns>
    public async Task<(BrokerRequest Request, BrowserHalf Half)?> TakeAsync(Guid id, CancellationToken cancellation)
    {
        if (Halves.Find(h => h.RequestId == id) is not { } half)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var taken = await Open(half, now).ExecuteUpdateAsync(set => set.SetProperty(r => r.ConsumedAt, now), cancellation);
        if (taken != 1)
        {
            return null;
        }

        cookies.Write(Http, Cookie, Halves.Where(h => h.RequestId != id).ToList(), fromElsewhere: true);
        return (await db.Set<BrokerRequest>().AsNoTracking().FirstAsync(r => r.Id == id, cancellation), half);
    }

    /// <summary>Uses up the request together with the assertion that answers it: of several takers at once one wins, and no assertion counts twice.</summary>
    public async Task<bool> TakeAsync(BrokerRequest request, string issuer, string assertion, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await TakeAsync(request.Id, cancellation) is null)
        {
            return false;
        }

        var row = new ConsumedAssertion { Hash = ConsumedAssertion.HashOf(issuer, assertion), ConsumedAt = time.GetUtcNow() };
        db.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            db.Entry(row).State = EntityState.Detached;
            return false;
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>What ended long ago.</summary>
    internal static async Task<int> RemoveOldAsync(PortalDbContext db, DateTimeOffset before, CancellationToken cancellation) =>
        await db.Set<BrokerRequest>().Where(r => r.CreatedAt < before).OrderBy(r => r.CreatedAt).Take(RetentionJob.Batch / 2).ExecuteDeleteAsync(cancellation)
        + await db.Set<ConsumedAssertion>().Where(a => a.ConsumedAt < before).OrderBy(a => a.ConsumedAt).Take(RetentionJob.Batch / 2).ExecuteDeleteAsync(cancellation);

    private IQueryable<BrokerRequest> Open(BrowserHalf half, DateTimeOffset now)
    {
        var (hash, oldest) = (Hash(half.Secret), now - BrokerRequest.Lifetime);
        return db.Set<BrokerRequest>().Where(
            r => r.Id == half.RequestId && r.BrowserHash == hash && r.ConsumedAt == null && r.CreatedAt >= oldest && r.CreatedAt <= now);
    }

    private List<BrowserHalf> Halves => cookies.Read<List<BrowserHalf>>(Http, Cookie) ?? [];

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
