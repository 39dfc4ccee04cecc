using Engine.Features;
using Engine.SignIn.Protection;
using Engine.Ui;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>Takes a search that may hold a BSN out of a message, and goes on at the address of the list, in which the number is sealed.</summary>
internal static class ZoekEndpoint
{
    private const string Achter = "/zoeken";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (var lijst in (string[])["/verzekerden", "/verzekerden/oud"])
        {
            endpoints.MapPost(lijst + Achter, (HttpContext http, IAntiforgery antiforgery, BsnInAdres bsn) => HandleAsync(lijst, http, antiforgery, bsn))
                .WithMetadata(new RequireFeatureAttribute(Features.Bsn), new LimitedAttribute(Budget.Search));
            // who had to sign in first comes back here without a message
            endpoints.MapGet(lijst + Achter, (HttpContext http) => Results.LocalRedirect(http.Request.PathBase + lijst)).WithMetadata(new RequireFeatureAttribute(Features.Bsn));
        }
    }

    /// <param name="query">The list from which is searched.</param>
    public static string Adres(TableQuery query) => query.Path + Achter;

    private static async Task<IResult> HandleAsync(string lijst, HttpContext http, IAntiforgery antiforgery, BsnInAdres bsn)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        var gestuurd = await http.Request.ReadFormAsync(http.RequestAborted);
        var gevraagd = TableQuery.Parse(lijst, QueryString.Create(gestuurd.Where(v => v.Key == Vragen.Contract || v.Key.StartsWith(TableQuery.FilterPrefix, StringComparison.Ordinal))).Value ?? "");
        var filters = gevraagd.Filters.ToDictionary(f => f.Key, f => f.Key == Filters.Bsn ? bsn.Verzegel(f.Value) : f.Value);
        // an empty form asks for everybody, which an address without anything does not
        var anders = filters.Count == 0 ? [.. gevraagd.Others, new("toon", "alles")] : gevraagd.Others;
        return Results.LocalRedirect(http.Request.PathBase + (gevraagd with { Filters = filters, Others = anders }).Href);
    }
}
