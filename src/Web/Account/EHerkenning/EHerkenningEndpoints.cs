using Engine.Features;
using Engine.SignIn.EHerkenning;

namespace Web.Account.EHerkenning;

/// <summary>The way to the broker.</summary>
internal static class EHerkenningEndpoints
{
    public const string Start = "/inloggen/eherkenning";

    public static void MapEHerkenning(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Start, AskAsync).AllowAnonymous();
    }

    private static async Task<IResult> AskAsync(
        HttpContext http, AskBroker ask, string? niveau, string? returnUrl, string? uitnodiging, CancellationToken cancellation)
    {
        var level = Enum.TryParse<Level>(niveau, true, out var asked) && asked >= Level.Eh2 && Enum.IsDefined(asked) ? asked : Level.None;
        var departure = await ask.HandleAsync(new(level, returnUrl, uitnodiging), cancellation);
        return departure.IsRefused
            ? Results.LocalRedirect($"{http.Request.PathBase}/{BrokerRoute.Refused(departure.Refusals[0], returnUrl, uitnodiging)}")
            : Depart(http, departure.Value);
    }

    private static IResult Depart(HttpContext http, BrokerDeparture departure) =>
        departure.Address.IsAbsoluteUri ? Results.Redirect(departure.Address.ToString()) : Results.LocalRedirect($"{http.Request.PathBase}/{departure.Address}");
}
