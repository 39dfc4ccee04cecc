using Engine.Access;
using Engine.Features;
using Engine.SignIn.EHerkenning;
using Engine.SignIn.EHerkenning.Oidc;
using Engine.SignIn.Protection;
using Microsoft.AspNetCore.Http.HttpResults;
using Web.Security;

namespace Web.Account.EHerkenning;

/// <summary>The way to the broker.</summary>
internal static class EHerkenningEndpoints
{
    public const string Start = "/inloggen/eherkenning";
    public const string SignOut = "/uitloggen/eherkenning";

    public static void MapEHerkenning(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Start, AskAsync).AllowAnonymous().WithMetadata(new LimitedAttribute(Budget.Broker));
        endpoints.MapGet("/eherkenning/oidc", OidcAnswerAsync).AllowAnonymous();
        endpoints.MapGet(SignOut, SignOutAsync).AllowAnonymous();
    }

    private static async Task<IResult> AskAsync(
        HttpContext http, AskBroker ask, string? niveau, string? returnUrl, string? uitnodiging, bool? ander, CancellationToken cancellation)
    {
        var level = Enum.TryParse<Level>(niveau, true, out var asked) && asked >= Level.Eh2 && Enum.IsDefined(asked) ? asked : Level.None;
        var departure = await ask.HandleAsync(new(level, returnUrl, uitnodiging, ander == true), cancellation);
        return departure.IsRefused
            ? Results.LocalRedirect($"{http.Request.PathBase}/{BrokerRoute.Refused(departure.Refusals[0], returnUrl, uitnodiging)}")
            : Depart(http, departure.Value);
    }

    private static async Task<IResult> OidcAnswerAsync(
        HttpContext http, ReceiveOidcAnswer receive, TakeBrokerAnswer take, string? state, string? code, string? error, string? iss, CancellationToken cancellation)
    {
        if (await receive.HandleAsync(new(state, code, error, iss), cancellation) is not { } answer)
        {
            return Results.NotFound();
        }

        var address = BrokerRoute.After(await take.HandleAsync(answer, cancellation));
        return Results.LocalRedirect(address.StartsWith('/') ? address : $"{http.Request.PathBase}/{address}");
    }

    // a link from elsewhere must not end the session at the broker: the form of the portal ends its own session first
    private static async Task<IResult> SignOutAsync(HttpContext http, CurrentActor actor, SignOutAtBroker signOut, CancellationToken cancellation) =>
        actor.OrNone is not null
            ? Results.LocalRedirect($"{http.Request.PathBase}/")
            : await signOut.HandleAsync(cancellation) is { } departure
                ? Between(http, departure, "U bent uitgelogd bij dit portaal")
                : Results.LocalRedirect($"{http.Request.PathBase}/inloggen?melding=uitgelogd");

    private static IResult Depart(HttpContext http, BrokerDeparture departure) => departure switch
    {
        { Fields: not null } => Between(http, departure, "Inloggen met eHerkenning"),
        { Address.IsAbsoluteUri: true } => Results.Redirect(departure.Address.AbsoluteUri),
        _ => Results.LocalRedirect($"{http.Request.PathBase}/{departure.Address}"),
    };

    private static RazorComponentResult<DepartureDocument> Between(HttpContext http, BrokerDeparture departure, string title)
    {
        if (departure.Fields is not null)
        {
            http.Features.Set(new FormTarget(departure.Address));
        }

        return new RazorComponentResult<DepartureDocument>(new { Departure = departure, Title = title });
    }
}
