using Engine.Documents;
using Engine.Features;
using Engine.SignIn.Protection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collectiviteit.Uploads;

internal static class UploadEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/upload/formulier", async (string? contract, Uploadformulieren formulieren, CancellationToken cancellation) =>
            Bestand(await formulieren.LeegAsync(contract, cancellation))).WithMetadata(new RequireFeatureAttribute(Features.Upload), new LimitedAttribute(Budget.Export));
        endpoints.MapGet("/upload/{id:guid}/geweigerd", async (Guid id, Uploadformulieren formulieren, CancellationToken cancellation) =>
            Bestand(await formulieren.GeweigerdAsync(id, cancellation))).WithMetadata(new RequireFeatureAttribute(Features.Upload), new LimitedAttribute(Budget.Export));
    }

    private static IResult Bestand(Formulierbestand? bestand) =>
        bestand is null ? Results.NotFound() : Results.File(bestand.Inhoud, XlsxWriter.ContentType, bestand.Naam);
}
