using Engine.Access;
using Engine.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>The password was right and the second step is still to come. It opens nothing but that step.</summary>
public sealed record PendingTicket(Guid AccountId, string Stamp, DateTimeOffset At, string? ReturnUrl);

/// <summary>Keeps the first half of a sign-in, on this device and for ten minutes.</summary>
public sealed class PendingSignIn(PortalDbContext db, SealedCookies cookies, IHttpContextAccessor http, TimeProvider time)
{
    public const string Cookie = "stap";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A sign-in belongs to a request.");

    public void Keep(Account account, string? returnUrl) =>
        cookies.Write(Http, Cookie, new PendingTicket(account.Id, account.SecurityStamp, time.GetUtcNow(), returnUrl));

    /// <returns>The tracked account and what was asked for; null when the first half is absent, too old or overtaken by a change.</returns>
    public async Task<(Account Account, string? ReturnUrl)?> FindAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (cookies.Read<PendingTicket>(Http, Cookie) is not { } ticket || now - ticket.At > Lifetime || now < ticket.At)
        {
            return null;
        }

        var account = await db.Set<Account>().FirstOrDefaultAsync(
            a => a.Id == ticket.AccountId && a.SecurityStamp == ticket.Stamp && a.State == AccountState.Active,
            cancellation);
        return account is null ? null : (account, ticket.ReturnUrl);
    }

    public void Forget() => cookies.Delete(Http, Cookie);
}
