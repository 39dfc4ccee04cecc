using Engine.Documents;
using Engine.Features;
using Engine.SignIn.Protection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collectiviteit.Overzichten.Gebruik;

/// <summary>The use of a contract as a spreadsheet (001-51): the months and columns of the page.</summary>
internal static class GebruikEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/contractgebruik/download", HandleAsync)
            .WithMetadata(new RequireFeatureAttribute(Features.Gebruik), new LimitedAttribute(Budget.Export));

    private static async Task<IResult> HandleAsync(HttpContext http, string? contract, BekijkGebruik bekijk, Words words)
    {
        if (await bekijk.HandleAsync(string.IsNullOrEmpty(contract) ? null : contract, http.RequestAborted) is not { } gebruik)
        {
            return Results.NotFound();
        }

        IReadOnlyList<XlsxColumn<Gebruiksmaand>> kolommen =
        [
            new("Maand", m => m.Maand.Naam),
            new($"Aantal {words[Woorden.Deelnemers]}", m => m.Aantal),
            new("Verschil", m => m.Verschil),
            new("Ingestroomd", m => m.Ingestroomd),
            new("Uitgestroomd", m => m.Uitgestroomd),
        ];
        Lijstbestand.Zet(http, $"contractgebruik-{gebruik.Contract.Number}-{gebruik.Peiling.Laatste.Adres}.xlsx");
        await XlsxWriter.WriteAsync(http.Response.Body, gebruik.Contract.Number, kolommen, gebruik.Maanden.ToAsyncEnumerable(), http.RequestAborted);
        return Results.Empty;
    }
}
