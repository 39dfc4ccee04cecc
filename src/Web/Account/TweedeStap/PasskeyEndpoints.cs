using Engine.SignIn.Protection;
using Engine.SignIn.Protection.StepUp;
using Engine.SignIn.SecondSteps.Passkeys;
using Microsoft.AspNetCore.Antiforgery;

namespace Web.Account.TweedeStap;

/// <summary>Challenges for the script that talks to the browser's passkeys; it sends the token of the form that it serves.</summary>
internal static class PasskeyEndpoints
{
    public static void MapPasskeys(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/inloggen/passkey/opties", (HttpContext http, IAntiforgery antiforgery, SignInWithPasskey signIn) =>
            OptionsAsync(http, antiforgery, signIn.OptionsAsync)).AllowAnonymous().WithMetadata(new LimitedAttribute(Budget.Passkey));
        endpoints.MapPost("/inloggen/code/opties", (HttpContext http, IAntiforgery antiforgery, SignInWithPasskey signIn) =>
            OptionsAsync(http, antiforgery, () => signIn.StepOptionsAsync(http.RequestAborted))).AllowAnonymous().WithMetadata(new LimitedAttribute(Budget.Passkey));
        endpoints.MapPost("/inloggen/sterker/opties", (HttpContext http, IAntiforgery antiforgery, StepUpWithPasskey stepUp) =>
            OptionsAsync(http, antiforgery, () => stepUp.OptionsAsync(http.RequestAborted))).WithMetadata(new LimitedAttribute(Budget.Passkey));
    }

    private static async Task<IResult> OptionsAsync(HttpContext http, IAntiforgery antiforgery, Func<Task<string?>> options) =>
        !await antiforgery.IsRequestValidAsync(http) ? Results.BadRequest()
        : await options() is { } json ? Results.Text(json, "application/json") : Results.NotFound();
}
