using Engine.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.SecondSteps.Passkeys;

public enum PasskeyUse
{
    Register,
    SignIn,
    SecondStep,
    StepUp,
}

/// <summary>A challenge that waits for its answer, in the browser that asked for it.</summary>
/// <param name="State">What the framework's handler needs to check the answer.</param>
/// <param name="AccountId">Whose answer it must be; null when the passkey itself tells.</param>
/// <param name="Name">Name for the passkey that is being registered.</param>
public sealed record PasskeyTicket(Guid Id, PasskeyUse Use, string State, Guid? AccountId, string? Name, DateTimeOffset At);

/// <summary>Keeps challenges in a sealed cookie of the tenant, and lets each be answered once: also by who kept a copy of the cookie.</summary>
public sealed class PasskeyChallenges(PortalDbContext db, SealedCookies cookies, IHttpContextAccessor http, TimeProvider time)
{
    public const string Cookie = "passkey";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A challenge belongs to a request.");

    public void Keep(PasskeyUse use, string state, Guid? account, string? name = null) =>
        cookies.Write(Http, Cookie, new PasskeyTicket(Guid.CreateVersion7(), use, state, account, name, time.GetUtcNow()));

    /// <summary>Takes the challenge, whatever becomes of the answer. Saves the unit of work, so nothing else may wait in it.</summary>
    /// <returns>Null when there is none for this use, it is too old, or it was answered before.</returns>
    public async Task<PasskeyTicket?> TakeAsync(PasskeyUse use, Guid? account, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (cookies.Read<PasskeyTicket>(Http, Cookie) is not { } ticket
            || ticket.Use != use || ticket.AccountId != account || now - ticket.At > Lifetime || now < ticket.At)
        {
            return null;
        }

        cookies.Delete(Http, Cookie);
        db.Add(new UsedChallenge { Id = ticket.Id, At = now });
        try
        {
            await db.SaveChangesAsync(cancellation);
            return ticket;
        }
        catch (DbUpdateException fault) when (db.IsDouble(fault))
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }
}
