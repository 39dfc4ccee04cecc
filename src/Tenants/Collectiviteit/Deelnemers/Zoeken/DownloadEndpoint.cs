using Engine.Access;
using Engine.Documents;
using Engine.Features;
using Engine.SignIn.Protection;
using Engine.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Collectiviteit.Deelnemers.Zoeken;

internal static class DownloadEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/verzekerden/download", HandleAsync)
            .WithMetadata(new RequireFeatureAttribute(Features.Downloaden), new LimitedAttribute(Budget.Export));

    private static async Task<IResult> HandleAsync(HttpContext http, DownloadDeelnemers download, Instellingen instellingen, CurrentActor actor, BsnInAdres bsn)
    {
        if (Vragen.Lees(TableQuery.From(http), actor.Value, instellingen.Value.Lijst) is not { } vraag)
        {
            return Results.NotFound();
        }

        var gemaakt = await download.HandleAsync(bsn.Open(vraag), http.RequestAborted);
        if (gemaakt.IsRefused)
        {
            // the page shows the same refusal at the same filters
            return Results.Redirect("../verzekerden" + http.Request.QueryString.Value);
        }

        var bestand = gemaakt.Value;
        http.Response.ContentType = XlsxWriter.ContentType;
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileNameStar = bestand.Naam }.ToString();
        http.Response.Headers.CacheControl = "no-store";
        await bestand.SchrijfAsync(http.Response.Body, http.RequestAborted);
        return Results.Empty;
    }
}
