using System.Security.Claims;
using System.Text.Encodings.Web;
using Engine.Access;
using Engine.Data;
using Engine.SignIn.Protection.Forms;
using Engine.Tenancy;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Engine.SignIn;

/// <summary>Knows a returning visitor by the session cookie and fills <see cref="CurrentActor"/>; sends strangers to the sign-in page.</summary>
public sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    SealedCookies cookies,
    ActorLoader loader,
    CurrentTenant tenant,
    CurrentActor actor,
    CurrentSession session,
    TimeProvider time) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "sessie";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (tenant.OrNone is not { } current || cookies.Read<SessionTicket>(Context, Sessions.Cookie) is not { } ticket)
        {
            return AuthenticateResult.NoResult();
        }

        var now = time.GetUtcNow();
        if (now >= SessionEnd.Of(ticket, current.Config.SignIn) || now < ticket.SignedInAt)
        {
            return AuthenticateResult.Fail("The session has ended.");
        }

        if (await loader.LoadAsync(ticket, Context.RequestServices, Context.RequestAborted) is not { } found)
        {
            return AuthenticateResult.Fail("The account no longer allows this session.");
        }

        actor.OrNone = found;
        session.OrNone = ticket;
        if (now - ticket.RenewedAt > SessionEnd.RenewAfter)
        {
            RenewWhenAnswering(current, ticket, now);
            await NoteHourAsync(ticket, now);
        }

        return AuthenticateResult.Success(new(new(IdentityOf(ticket.AccountId)), SchemeName));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // the cookie of a session that ended still tells whose it was, and only to them the form is given back
        var ended = tenant.OrNone is null ? null : cookies.Read<SessionTicket>(Context, Sessions.Cookie);
        var back = await KeepForm.ReturnAddressAsync(Context, ended);
        SignInAddress.Send(Context, SignInAddress.Plain(Request.PathBase, back));
    }

    internal static ClaimsIdentity IdentityOf(Guid account) => new([new(ClaimTypes.NameIdentifier, account.ToString())], SchemeName);

    // once an hour at most, for the list of one's own sessions
    private Task NoteHourAsync(SessionTicket ticket, DateTimeOffset now)
    {
        var hour = SessionEnd.Hour(now);
        return hour <= ticket.RenewedAt ? Task.CompletedTask
            : Context.RequestServices.GetRequiredService<PortalDbContext>().Set<Session>().Where(s => s.Id == ticket.SessionId && s.LastSeenAt < hour)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, hour), Context.RequestAborted);
    }

    private void RenewWhenAnswering(Tenant current, SessionTicket ticket, DateTimeOffset now) => Response.OnStarting(() =>
    {
        // an answer may start after the work has left its tenant, as one without content does
        using var entered = tenant.Enter(current);
        // a request that signed out or signed in anew wrote its own cookie
        if (ReferenceEquals(session.OrNone, ticket))
        {
            cookies.Write(Context, Sessions.Cookie, ticket with { RenewedAt = now });
        }

        return Task.CompletedTask;
    });
}
