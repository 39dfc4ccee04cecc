using System.Globalization;
using Collectiviteit.Api;
using Engine.Api;
using Engine.Api.Repeating;
using Engine.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Collectiviteit.Registers.Api;

/// <summary>The same for a program of the insurer: send a file, follow it, read the differences, have it carried out.</summary>
internal static class RegisterApi
{
    private const int PerPagina = 100;
    private const int MeestePerPagina = 500;

    private static readonly Dictionary<string, Verschilsoort> Soorten = new(StringComparer.Ordinal)
    {
        ["nieuw"] = Verschilsoort.Nieuw, ["gewijzigd"] = Verschilsoort.Gewijzigd, ["conflict"] = Verschilsoort.Conflict, ["geweigerd"] = Verschilsoort.Geweigerd, ["verdwenen"] = Verschilsoort.Verdwenen,
    };

    private static readonly string[] JaNee = ["true", "false"];

    private static readonly ApiParameter[] Bij =
    [
        new("register", "Welk register het bestand vult. Verplicht.", [.. Indeling.Alle.Select(i => i.Naam)]),
        new("proef", "true (standaard) vergelijkt alleen; false voert daarna meteen uit, behalve als er in een volledig bestand regels zijn geweigerd of meer verdwijnt dan de grens van de verzekeraar, of als een andere import wordt uitgevoerd: dan blijft de import staan op vergeleken.", JaNee),
        new("volledig", "true als het bestand het hele register bevat.", JaNee),
        new("opnieuw", "true om een bestand dat al bekend is nog eens te vergelijken.", JaNee),
        new("bestandsnaam", "Naam waaronder mensen het bestand terugvinden."),
    ];

    private static readonly ApiParameter[] Per =
    [
        new("soort", "Welke verschillen; standaard nieuw.", [.. Soorten.Keys]),
        new("aantal", $"Aantal per pagina, hoogstens {MeestePerPagina}; standaard {PerPagina}."),
        new("na", "Nummer van de laatste regel van de vorige pagina; volg next."),
    ];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapApi("POST", "registers/imports", Features.Registers, new("registerimport", "Een bestand van een register vergelijken, en desgewenst uitvoeren", typeof(Importbericht))
        {
            Description = "Alleen voor de verzekeraar. Het bericht is een CSV-bestand in UTF-8 met puntkomma's; de kolommen staan op de pagina Registers bijwerken.",
            Status = StatusCodes.Status202Accepted, Body = typeof(string), BodyType = "text/csv", Parameters = Bij,
        }, StuurAsync);
        endpoints.MapApi("GET", "registers/imports/{id:guid}", Features.Registers, new("registerimportStand", "Hoe ver een import is, en wat die verandert", typeof(Importbericht)), LeesAsync);
        endpoints.MapApi("GET", "registers/imports/{id:guid}/verschillen", Features.Registergegevens, new("registerverschillen", "Verschillen van één soort, in de volgorde van het bestand", typeof(Verschillenpagina)) { Parameters = Per }, VerschillenAsync);
        endpoints.MapApi("POST", "registers/imports/{id:guid}/uitvoeren", Features.Registers, new("registerimportUitvoeren", "Een vergeleken import uitvoeren", typeof(Importbericht))
        {
            Status = StatusCodes.Status202Accepted, Body = typeof(Uitvoerverzoek),
        }, UitvoerenAsync);
    }

    private static async Task<ApiAnswer> StuurAsync(HttpContext http, NeemRegisterbestand neem, BekijkImports bekijk)
    {
        var (query, stop) = (http.Request.Query, http.RequestAborted);
        if (OnceOnly.NameOf(http.Request) is not { } naam)
        {
            return ApiAnswer.Problem(ApiProblem.Of(StatusCodes.Status400BadRequest, [OnceOnly.NoName]));
        }

        if (Indeling.Vind(query["register"]) is not { } indeling)
        {
            return ApiAnswer.Refused(new Refusal("register.onbekend", $"Noem in register een van: {string.Join(", ", Indeling.Alle.Select(i => i.Naam))}.", "register"));
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } grens)
        {
            // our own limit speaks first, in words that say what to do
            grens.MaxRequestBodySize = NeemRegisterbestand.Grootste + 1_000_000;
        }

        var bestandsnaam = query["bestandsnaam"].ToString() is { Length: > 0 } gegeven ? gegeven : $"{indeling.Naam}.csv";
        var genomen = await neem.HandleAsync(
            new(indeling.Soort, bestandsnaam, http.Request.Body, query["volledig"] == "true", query["proef"] == "false", query["opnieuw"] == "true", naam), stop);
        return genomen.IsRefused ? ApiAnswer.Refused(genomen.Refusals)
            : await bekijk.VindAsync(genomen.Value.Id, stop) is { } import ? ApiAnswer.Accepted(Importbericht.Van(import) with { Eerder = genomen.Value.Eerder })
            : ApiAnswer.NotFound;
    }

    private static async Task<ApiAnswer> LeesAsync(Guid id, HttpContext http, BekijkImports bekijk) =>
        await bekijk.VindAsync(id, http.RequestAborted) is { } import ? ApiAnswer.Ok(Importbericht.Van(import)) : ApiAnswer.NotFound;

    private static async Task<ApiAnswer> VerschillenAsync(Guid id, HttpContext http, BekijkImports bekijk)
    {
        var (query, fouten) = (http.Request.Query, new List<Refusal>());
        var aantal = Bladeren.Aantal(query, PerPagina, MeestePerPagina, fouten);
        var na = 0;
        if (query.TryGetValue("na", out var tekst) && !int.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out na))
        {
            fouten.Add(new("na-onjuist", "Neem next over uit het vorige antwoord.", "na"));
        }

        if (fouten.Count > 0)
        {
            return ApiAnswer.Refused(fouten);
        }

        if (await bekijk.VindAsync(id, http.RequestAborted) is not { } import)
        {
            return ApiAnswer.NotFound;
        }

        var soort = query.TryGetValue("soort", out var naam) ? Soorten[naam.ToString()] : Verschilsoort.Nieuw;
        var rijen = await bekijk.VerschillenAsync(import, soort, na, aantal, http.RequestAborted);
        var volgende = rijen.Count < aantal ? null : Bladeren.Volgende(http.Request, rijen[^1].Nummer.ToString(CultureInfo.InvariantCulture));
        return ApiAnswer.Ok(new Verschillenpagina([.. rijen.Select(Verschilbericht.Van)], volgende));
    }

    private static Task<ApiAnswer> UitvoerenAsync(Guid id, HttpContext http, OnceOnly eenmaal, StartImport start, BekijkImports bekijk) => eenmaal.HandleAsync<Uitvoerverzoek>(http, async (verzoek, stop) =>
    {
        if (await bekijk.VindAsync(id, stop) is null)
        {
            return ApiAnswer.NotFound;
        }

        var gestart = await start.HandleAsync(new(id, verzoek.Sha256, verzoek.Beeindigen, verzoek.Aantal), stop);
        return gestart.IsRefused ? ApiAnswer.Refused(gestart.Refusals) : await bekijk.VindAsync(id, stop) is { } import ? ApiAnswer.Accepted(Importbericht.Van(import)) : ApiAnswer.NotFound;
    });
}
