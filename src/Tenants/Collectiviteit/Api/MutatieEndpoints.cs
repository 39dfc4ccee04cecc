using System.Text.Json;
using Collectiviteit.Mutaties;
using Engine.Api;
using Engine.Api.Repeating;
using Engine.Modules;
using Engine.Ui;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collectiviteit.Api;

/// <summary>Requests by programs, through the same use cases as the pages, and what became of them.</summary>
internal static class MutatieEndpoints
{
    private const int PerPagina = 100;
    private const int MeestePerPagina = 500;

    private static readonly ApiParameter[] Parameters =
    [
        new("sinds", "Moment (2026-05-01T08:00:00Z) of dag: alleen wat daarna is ingediend of afgehandeld."),
        new("status", "Alleen met deze status.", [.. Enum.GetNames<MutatieStatus>().Select(JsonNamingPolicy.CamelCase.ConvertName)]),
        new("aantal", $"Aantal per pagina, hoogstens {MeestePerPagina}; standaard {PerPagina}."),
        new("na", "Id van de laatste regel van de vorige pagina; volg next."),
    ];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapApi("GET", "mutaties", Features.Zoeken, new("mutaties", "Verzoeken en hun uitkomst, de oudste eerst", typeof(MutatiePagina)) { Parameters = Parameters }, LijstAsync);
        endpoints.MapApi("GET", "mutaties/{id:guid}", Features.Zoeken, new("mutatie", "Eén verzoek en de uitkomst", typeof(MutatieBericht)), LeesAsync);
        endpoints.MapApi("POST", "mutaties/afmelding", Features.Afmelden, Indiening<AfmeldVerzoek>("afmelden", "Een deelnemer afmelden, met het gezin"), AfmeldenAsync);
        endpoints.MapApi("POST", "mutaties/werknemersnummer", Features.Werknemersnummer, Indiening<NummerVerzoek>("werknemersnummer", "Het nummer van de werkgever wijzigen"), NummerenAsync);
        endpoints.MapApi("POST", "mutaties/wissel", Features.Wissel, Indiening<WisselVerzoek>("wisselen", "Een werknemer overzetten naar een ander contract"), WisselenAsync);
    }

    internal static ApiOperation Indiening<TVerzoek>(string naam, string wat) => new(naam, wat, typeof(Ontvangstbewijs))
    {
        Description = "Het verzoek is ingediend en nog niet verwerkt: lees de uitkomst bij mutaties.",
        Status = StatusCodes.Status202Accepted,
        Body = typeof(TVerzoek),
    };

    private static async Task<ApiAnswer> LijstAsync(HttpContext http, LeesMutaties lees)
    {
        var (query, fouten) = (http.Request.Query, new List<Refusal>());
        DateTimeOffset? sinds = null;
        if (query.TryGetValue("sinds", out var tekst))
        {
            sinds = IsoPeriode.Moment(tekst.ToString());
            if (sinds is null)
            {
                fouten.Add(new("sinds-onleesbaar", "Schrijf een moment als 2026-05-01T08:00:00Z, of een dag als 2026-05-01.", "sinds"));
            }
        }

        var vraag = new MutatieVraag(
            sinds,
            query.TryGetValue("status", out var status) && Enum.TryParse<MutatieStatus>(status.ToString(), ignoreCase: true, out var gekozen) ? gekozen : null,
            Bladeren.Aantal(query, PerPagina, MeestePerPagina, fouten),
            Bladeren.Na(query, fouten));
        if (fouten.Count > 0)
        {
            return ApiAnswer.Refused(fouten);
        }

        if (await lees.LijstAsync(vraag, http.RequestAborted) is not { } gevonden)
        {
            return ApiAnswer.Refused(Bladeren.NaOnbekend);
        }

        var pagina = gevonden.Take(vraag.Aantal).ToList();
        return ApiAnswer.Ok(new MutatiePagina(pagina, gevonden.Count > vraag.Aantal ? Bladeren.Volgende(http.Request, pagina[^1].Id.ToString()) : null));
    }

    private static async Task<ApiAnswer> LeesAsync(Guid id, HttpContext http, LeesMutaties lees) =>
        await lees.VindAsync(id, http.RequestAborted) is { } mutatie ? ApiAnswer.Ok(mutatie) : ApiAnswer.NotFound;

    private static Task<ApiAnswer> AfmeldenAsync(HttpContext http, OnceOnly eenmaal, Afmelden afmelden, LeesMutaties lees) =>
        eenmaal.HandleAsync<AfmeldVerzoek>(http, async (verzoek, stop) =>
        {
            var invoer = new AfmeldInvoer
            {
                DeelnameId = verzoek.DeelnemerId,
                Einddatum = Show.Date(verzoek.Einddatum),
                Reden = verzoek.Reden,
                Gezin = verzoek.Gezin?.Select(g => g.ToString()).ToList(),
                Bevestigd = true,
            };
            return await AntwoordAsync(await afmelden.HandleAsync(invoer, stop), verzoek.DeelnemerId, lees, stop);
        });

    private static Task<ApiAnswer> NummerenAsync(HttpContext http, OnceOnly eenmaal, WijzigWerknemersnummer wijzig, LeesMutaties lees) =>
        eenmaal.HandleAsync<NummerVerzoek>(http, async (verzoek, stop) =>
            await AntwoordAsync(await wijzig.HandleAsync(new(verzoek.DeelnemerId, verzoek.Nummer, verzoek.OokAlsDubbel), stop), verzoek.DeelnemerId, lees, stop));

    private static Task<ApiAnswer> WisselenAsync(HttpContext http, OnceOnly eenmaal, WijzigCollectiviteit wijzig, LeesMutaties lees) =>
        eenmaal.HandleAsync<WisselVerzoek>(http, async (verzoek, stop) =>
            await AntwoordAsync(await wijzig.HandleAsync(new(verzoek.DeelnemerId, verzoek.Nummer, Show.Date(verzoek.Datum)), stop), verzoek.DeelnemerId, lees, stop));

    private static async Task<ApiAnswer> AntwoordAsync<T>(Result<T> gedaan, Guid deelname, LeesMutaties lees, CancellationToken stop) => gedaan switch
    {
        { IsRefused: false } => ApiAnswer.Accepted(await lees.BewijsAsync(deelname, stop)),
        { Refusals: [{ Code: "onbekend" }] } => ApiAnswer.NotFound,
        _ => ApiAnswer.Refused(gedaan.Refusals),
    };
}
