using Engine.Documents;
using Engine.Features;
using Engine.SignIn.Protection;
using Engine.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collectiviteit.Overzichten.Uitstroom;

internal static class UitstroomEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/in-en-uitstroom/download", HandleAsync)
            .WithMetadata(new RequireFeatureAttribute(Features.Uitstroom), new LimitedAttribute(Budget.Export));

    private static async Task<IResult> HandleAsync(HttpContext http, Uitstroombereik bereik, DownloadUitstroom download)
    {
        if (await bereik.VindAsync(Uitstroomvraag.Lees(TableQuery.From(http)), http.RequestAborted) is not { } keuze
            || await download.MeldAsync(keuze, http.RequestAborted) > XlsxWriter.MaximumRows)
        {
            return Results.NotFound();
        }

        Lijstbestand.Zet(http, $"in-en-uitstroom-{keuze.Contract.Number}-{keuze.Periode.Adres}.xlsx");
        await download.SchrijfAsync(keuze, http.Response.Body, http.RequestAborted);
        return Results.Empty;
    }
}
