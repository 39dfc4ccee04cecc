using System.Globalization;
using System.Text;
using Engine.Access;
using Engine.SignIn;
using Engine.SignIn.EHerkenning;
using Engine.SignIn.SecondSteps;
using Engine.Tenancy;
using Microsoft.AspNetCore.Antiforgery;
using Web.Account.EHerkenning;
using Web.Account.TweedeStap;

namespace Web.Account;

/// <summary>Posts without a page of their own: sign out, go on a little longer, download the recovery codes.</summary>
internal static class AccountEndpoints
{
    public static void MapAccount(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPasskeys();
        endpoints.MapPost("/uitloggen", SignOutAsync).AllowAnonymous();
        endpoints.MapPost("/sessie/verlengen", ExtendAsync);
        endpoints.MapGet("/instellingen/apparaat/herstelcodes.txt", RecoveryCodes);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery, CurrentActor actor, SignOut signOut, SignOutAtBroker atBroker)
    {
        // a session that ended by itself is signed out already
        if (actor.OrNone is not null)
        {
            if (!await antiforgery.IsRequestValidAsync(http))
            {
                return Results.BadRequest();
            }

            var also = actor.Value.Scheme == SignInSchemes.EHerkenning && atBroker.IsMeant;
            await signOut.HandleAsync(http.RequestAborted);
            if (also)
            {
                return Results.LocalRedirect($"{http.Request.PathBase}{EHerkenningEndpoints.SignOut}");
            }
        }

        return Results.LocalRedirect($"{http.Request.PathBase}/inloggen?melding=uitgelogd");
    }

    private static async Task<IResult> ExtendAsync(
        HttpContext http, IAntiforgery antiforgery, CurrentSession session, Sessions sessions, CurrentTenant tenant, TimeProvider time)
    {
        if (session.OrNone is not { } ticket || !await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        var left = SessionEnd.Of(sessions.Extend(ticket), tenant.Value.Config.SignIn) - time.GetUtcNow();
        http.Response.Headers["X-Session-Seconds"] = ((int)left.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Results.NoContent();
    }

    private static IResult RecoveryCodes(CurrentActor actor, ShownRecoveryCodes shown)
    {
        var codes = shown.Of(actor.Value.AccountId);
        return codes.Count == 0
            ? Results.NotFound()
            : Results.File(Encoding.UTF8.GetBytes(string.Join("\r\n", codes) + "\r\n"), "text/plain; charset=utf-8", "herstelcodes.txt");
    }
}
