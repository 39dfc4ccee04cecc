using Engine.Access;
using Engine.SignIn;
using Microsoft.AspNetCore.Antiforgery;

namespace Web.Account;

/// <summary>Posts without a page of their own: sign out, and go on a little longer.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/uitloggen", SignOutAsync).AllowAnonymous();
        endpoints.MapPost("/sessie/verlengen", ExtendAsync);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery, CurrentActor actor, SignOut signOut)
    {
        // a session that ended by itself is signed out already
        if (actor.OrNone is not null)
        {
            if (!await antiforgery.IsRequestValidAsync(http))
            {
                return Results.BadRequest();
            }

            await signOut.HandleAsync(http.RequestAborted);
        }

        return Results.LocalRedirect($"{http.Request.PathBase}/inloggen?melding=uitgelogd");
    }

    private static async Task<IResult> ExtendAsync(HttpContext http, IAntiforgery antiforgery, CurrentSession session, Sessions sessions)
    {
        if (session.OrNone is not { } ticket || !await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        sessions.Extend(ticket);
        return Results.NoContent();
    }
}
