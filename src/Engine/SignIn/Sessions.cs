using Engine.Access;
using Engine.Data;
using Engine.Features;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn;

/// <summary>Starts, moves and ends sessions. Each start makes a new id and so a new cookie: one known beforehand is worth nothing (AUT-7).</summary>
public sealed class Sessions(
    PortalDbContext db,
    SealedCookies cookies,
    CurrentSession current,
    CurrentTenant tenant,
    ActorLoader loader,
    IHttpContextAccessor http,
    TimeProvider time)
{
    public const string Cookie = "sessie";

    /// <summary>The answer when <see cref="RestartAsync"/> came second.</summary>
    public static readonly Refusal Overtaken = new("account.overtaken", "Uw account is zojuist op een andere plek gewijzigd. Probeer het opnieuw.");

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A session belongs to a request.");

    /// <summary>Organisation of this account's session on this device, also when it has ended; null when another account was the last one here.</summary>
    public Guid? Before(Guid account) =>
        (current.OrNone ?? cookies.Read<SessionTicket>(Http, Cookie)) is { } ticket && ticket.AccountId == account ? ticket.OrganisationId : null;

    /// <summary>The same for somebody whose way of signing in stays what it was, or who came by password.</summary>
    public Task StartAsync(Account account, Guid organisation, Level level, CancellationToken cancellation) => StartAsync(
        account,
        organisation,
        new SignInProof(current.OrNone?.Scheme ?? SignInSchemes.Password, level, current.OrNone?.Branch, current.OrNone?.Intermediary, RememberedDevice: current.OrNone?.RememberedDevice),
        cancellation);

    /// <summary>Saves the unit of work and starts a session; a session of before on this device ends.</summary>
    public async Task StartAsync(Account account, Guid organisation, SignInProof proof, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var row = NewRow(account.Id, now);
        db.Add(row);
        if (current.OrNone is { } before)
        {
            await EndRowAsync(before, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        await db.Set<Session>().Where(s => s.AccountId == account.Id && s.EndsAt < now).ExecuteDeleteAsync(cancellation);
        await NoteSignInAsync(account.Id, organisation, cancellation);
        Write(new(row.Id, account.Id, organisation, account.SecurityStamp, proof.Level, now, now, proof.Scheme, proof.Branch, proof.Intermediary, proof.RememberedDevice));
    }

    /// <summary>Saves a change of the own account that ends its sessions, and goes on in a new one at the same organisation.</summary>
    /// <returns>The account; <see cref="Overtaken"/> when another request changed it first: nothing is saved then.</returns>
    public async Task<Result<Account>> RestartAsync(Account account, Level level, CancellationToken cancellation)
    {
        if (current.OrNone is not { } ticket)
        {
            return Overtaken;
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Overtaken;
        }

        await StartAsync(account, ticket.OrganisationId, level, cancellation);
        return account;
    }

    /// <summary>When somebody was last at an organisation is all that its account manager may know of the account's sign-ins.</summary>
    public Task NoteSignInAsync(Guid account, Guid organisation, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return db.Set<Membership>().Where(m => m.AccountId == account && m.OrganisationId == organisation)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LastSignIn, now), cancellation);
    }

    /// <summary>
    /// Saves the unit of work and goes on at another organisation of the same account, where other rights may wait: in a session with a new
    /// id, which ends when the old one would have. The caller checked the membership.
    /// </summary>
    public async Task MoveAsync(SessionTicket ticket, Guid organisation, CancellationToken cancellation)
    {
        var row = NewRow(ticket.AccountId, ticket.SignedInAt);
        db.Add(row);
        await db.SaveChangesAsync(cancellation);
        await EndRowAsync(ticket, cancellation);
        Write(ticket with { SessionId = row.Id, OrganisationId = organisation });
    }

    /// <returns>The session as it goes on.</returns>
    public SessionTicket Extend(SessionTicket ticket)
    {
        var extended = ticket with { RenewedAt = time.GetUtcNow() };
        Write(extended);
        return extended;
    }

    public async Task EndAsync(CancellationToken cancellation)
    {
        if (current.OrNone is { } ticket)
        {
            await EndRowAsync(ticket, cancellation);
        }

        current.OrNone = null;
        cookies.Delete(Http, Cookie);
    }

    private Session NewRow(Guid account, DateTimeOffset startedAt) => new()
    {
        AccountId = account,
        StartedAt = startedAt,
        EndsAt = startedAt.AddHours(tenant.Value.Config.SignIn.MaximumHours),
        Device = DeviceLabel.Of(Http.Request.Headers.UserAgent),
        LastSeenAt = SessionEnd.Hour(time.GetUtcNow()),
    };

    private async Task EndRowAsync(SessionTicket ticket, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await db.Set<Session>().Where(s => s.Id == ticket.SessionId && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now), cancellation);
        loader.Forget(ticket);
    }

    private void Write(SessionTicket ticket)
    {
        loader.Forget(ticket);
        current.OrNone = ticket;
        cookies.Write(Http, Cookie, ticket);
    }
}
