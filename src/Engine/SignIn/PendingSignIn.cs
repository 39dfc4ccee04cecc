using Engine.Access;
using Engine.Data;
using Engine.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>The password was right and the second step is still to come. It opens nothing but that step.</summary>
/// <param name="Id">Names this sign-in: a code that was sent for it counts in no other.</param>
public sealed record PendingTicket(Guid Id, Guid AccountId, string Stamp, DateTimeOffset At, string? ReturnUrl, Means? Means);

/// <summary>A sign-in that waits for its second step.</summary>
/// <param name="Account">Tracked.</param>
/// <param name="Means">What is asked for; null when a means must be registered first.</param>
public sealed record Waiting(Guid Id, Account Account, string? ReturnUrl, Means? Means);

/// <summary>Keeps the first half of a sign-in, on this device and for ten minutes.</summary>
public sealed class PendingSignIn(PortalDbContext db, SealedCookies cookies, IHttpContextAccessor http, TimeProvider time)
{
    public const string Cookie = "stap";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A sign-in belongs to a request.");

    /// <returns>Id of the sign-in.</returns>
    public Guid Keep(Account account, string? returnUrl, Means? means = null)
    {
        var ticket = new PendingTicket(Guid.CreateVersion7(), account.Id, account.SecurityStamp, time.GetUtcNow(), returnUrl, means);
        cookies.Write(Http, Cookie, ticket);
        return ticket.Id;
    }

    /// <summary>Goes on with another means; the time that is left stays the same.</summary>
    public void Choose(Means means)
    {
        if (cookies.Read<PendingTicket>(Http, Cookie) is { } ticket)
        {
            cookies.Write(Http, Cookie, ticket with { Means = means });
        }
    }

    /// <returns>Null when the first half is absent, too old or overtaken by a change.</returns>
    public async Task<Waiting?> FindAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (cookies.Read<PendingTicket>(Http, Cookie) is not { } ticket || now - ticket.At > Lifetime || now < ticket.At)
        {
            return null;
        }

        var account = await db.Set<Account>().FirstOrDefaultAsync(
            a => a.Id == ticket.AccountId && a.SecurityStamp == ticket.Stamp && a.State == AccountState.Active,
            cancellation);
        return account is null ? null : new(ticket.Id, account, ticket.ReturnUrl, ticket.Means);
    }

    public void Forget() => cookies.Delete(Http, Cookie);
}
