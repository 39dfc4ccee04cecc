using Engine.SignIn.EHerkenning;
using Engine.SignIn.EHerkenning.Saml;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Web.Errors;

namespace Web.Account.EHerkenning;

/// <summary>
/// The addresses of the metadata: where a broker's answers arrive and where it reads who this service provider is. They do not exist for a
/// tenant without a broker that speaks SAML. What is refused gets a page without a reason (dutch-standards 2).
/// </summary>
internal static class SamlEndpoints
{
    // a message in base64 and the field names around it
    private const long MaximumBody = 512 * 1024;

    private const string TryAgain = "Inloggen met eHerkenning is niet gelukt. Begin opnieuw bij Inloggen.";
    private const string Later = "eHerkenning is nu niet bereikbaar. Probeer het over een paar minuten opnieuw bij Inloggen.";

    public static void MapSaml(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/eherkenning/metadata", Metadata).AllowAnonymous();
        endpoints.MapGet("/eherkenning/acs", GetAnswerAsync).AllowAnonymous();
        endpoints.MapPost("/eherkenning/acs", PostAnswerAsync).AllowAnonymous();
        endpoints.MapGet("/eherkenning/uitloggen", SignOutAsync).AllowAnonymous();
    }

    private static IResult Metadata([FromServices] SamlService saml) =>
        saml.IsOn ? Results.Text(saml.Metadata(), "application/samlmetadata+xml") : Results.NotFound();

    private static Task<IResult> GetAnswerAsync(HttpContext http, [FromServices] SamlService saml) =>
        saml.IsOn ? TakeAsync(http, new(null, http.Request.Query["SAMLart"])) : Task.FromResult(Results.NotFound());

    private static async Task<IResult> PostAnswerAsync(HttpContext http, [FromServices] SamlService saml)
    {
        if (!saml.IsOn)
        {
            return Results.NotFound();
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaximumBody;
        }

        if (!http.Request.HasFormContentType || http.Request.ContentLength > MaximumBody)
        {
            return Refuse(http, StatusCodes.Status400BadRequest, TryAgain);
        }

        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return await TakeAsync(http, new(form["SAMLResponse"], form["SAMLart"]));
        }
        catch (InvalidDataException)
        {
            // more fields than a form may have, or a body that is no form
            return Refuse(http, StatusCodes.Status400BadRequest, TryAgain);
        }
    }

    private static async Task<IResult> TakeAsync(HttpContext http, ReceiveSamlAnswer.Input input)
    {
        var services = http.RequestServices;
        var answer = await services.GetRequiredService<ReceiveSamlAnswer>().HandleAsync(input, http.RequestAborted);
        switch (answer)
        {
            case BrokerAnswer.Refused { Refusal: BrokerRefusal.Rejected }:
                return Refuse(http, StatusCodes.Status400BadRequest, TryAgain);
            case BrokerAnswer.Refused { Refusal: BrokerRefusal.Unavailable }:
                return Refuse(http, StatusCodes.Status503ServiceUnavailable, Later);
            default:
                var outcome = await services.GetRequiredService<TakeBrokerAnswer>().HandleAsync(answer, http.RequestAborted);
                var address = BrokerRoute.After(outcome);
                // where the visitor was going is complete already
                return Results.LocalRedirect(address.StartsWith('/') ? address : $"{http.Request.PathBase}/{address}");
        }
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, [FromServices] SamlService saml, [FromServices] ReceiveSamlLogout logout)
    {
        if (!saml.IsOn)
        {
            return Results.NotFound();
        }

        var outcome = await logout.HandleAsync(http, http.RequestAborted);
        return outcome switch
        {
            { IsRefused: true } => Refuse(http, StatusCodes.Status400BadRequest, "Uitloggen via eHerkenning is niet gelukt. Log uit bij dit portaal zelf."),
            { Departure: { } departure } => Results.Redirect(departure.Address.ToString()),
            _ => Results.LocalRedirect($"{http.Request.PathBase}/inloggen?melding=uitgelogd"),
        };
    }

    private static IResult Refuse(HttpContext http, int status, string text)
    {
        http.Features.Set(new ErrorReason(text));
        return Results.StatusCode(status);
    }
}
