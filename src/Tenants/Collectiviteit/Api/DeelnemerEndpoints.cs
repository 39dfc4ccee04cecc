using Collectiviteit.Deelnemers;
using Collectiviteit.Deelnemers.Zoeken;
using Engine.Access;
using Engine.Api;
using Engine.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collectiviteit.Api;

/// <summary>Participants for programs, found as the lists find them. An address holds no BSN, so there is no searching by one.</summary>
internal static class DeelnemerEndpoints
{
    public const int MeestePerPagina = 200;

    private const int PerPagina = 50;

    private static readonly string[] Datumfilters = [Filters.Geboortedatum, Filters.Ingangsdatum, Filters.Einddatum, Filters.Op];

    private static readonly string[] Tekstfilters = [Filters.Naam, Filters.Relatienummer, Filters.Werknemersnummer, Filters.Stand];

    private static readonly ApiParameter[] Parameters =
    [
        new("wie", "Wie er in de lijst staat; standaard huidig.", [.. Enum.GetNames<Wie>().Select(n => n.ToLowerInvariant())]),
        new("contract", "Nummer van één contract."),
        new(Filters.Naam, "Woorden of beginletters van de naam."),
        new(Filters.Relatienummer, "Begin van het relatienummer."),
        new(Filters.Werknemersnummer, "Begin van het nummer van de werkgever."),
        new(Filters.Geboortedatum, "Een dag (2026-05-01) of twee met een schuine streep ertussen."),
        new(Filters.Ingangsdatum, "Een dag of twee met een schuine streep ertussen."),
        new(Filters.Einddatum, "Een dag of twee met een schuine streep ertussen; 'geen' voor wie geen einddatum heeft."),
        new(Filters.Op, "Dag waarop iemand deelnam."),
        new(Filters.Stand, "Wat er met een verzoek gebeurde.", [Verzoekstand.Open, Verzoekstand.Mislukt]),
        new("sorteer", "Kolom waarop de lijst op volgorde staat; standaard naam.", [.. Kolommen.Namen]),
        new("aflopend", "True keert de volgorde om.", ["true", "false"]),
        new("aantal", $"Aantal per pagina, hoogstens {MeestePerPagina}; standaard {PerPagina}."),
        new("na", "Id van de laatste regel van de vorige pagina; volg next."),
    ];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapApi("GET", "deelnemers", Features.Zoeken, new("deelnemers", "Deelnemers zoeken", typeof(DeelnemerPagina))
        {
            Description = "Zonder zoekvelden krijgt u iedereen, als het totaaloverzicht voor het contract aanstaat.",
            Parameters = Parameters,
        }, ZoekAsync);
        endpoints.MapApi("GET", "deelnemers/{id:guid}", Features.Detail, new("deelnemer", "Eén deelnemer met alle gegevens", typeof(DeelnemerDetail)), LeesAsync);
    }

    private static async Task<ApiAnswer> ZoekAsync(HttpContext http, ZoekDeelnemers zoek, CurrentActor actor)
    {
        var gelezen = Lees(http.Request.Query, actor.Value);
        if (gelezen.IsRefused)
        {
            return ApiAnswer.Refused(gelezen.Refusals);
        }

        var gezocht = await zoek.HandleAsync(gelezen.Value, http.RequestAborted);
        if (gezocht.IsRefused)
        {
            return ApiAnswer.Refused([.. gezocht.Refusals.Select(r => r == ZoekDeelnemers.NaOnbekend ? Bladeren.NaOnbekend : r)]);
        }

        var lijst = gezocht.Value;
        return ApiAnswer.Ok(new DeelnemerPagina(
            [.. lijst.Regels.Select(r => DeelnemerBericht.Van(r, actor.Value.Contract(r.ContractId)?.Number))],
            lijst.Totaal,
            lijst.HeeftVolgende ? Bladeren.Volgende(http.Request, lijst.Regels[^1].Id.ToString()) : null));
    }

    private static async Task<ApiAnswer> LeesAsync(Guid id, HttpContext http, BekijkDeelnemer bekijk) =>
        await bekijk.HandleAsync(id, http.RequestAborted) is { } gegevens ? ApiAnswer.Ok(DeelnemerDetail.Van(gegevens)) : ApiAnswer.NotFound;

    private static Result<ZoekVraag> Lees(IQueryCollection query, Actor wie)
    {
        var fouten = new List<Refusal>();
        var criteria = Tekstfilters.Where(query.ContainsKey).ToDictionary(f => f, f => query[f].ToString());
        foreach (var filter in Datumfilters.Where(query.ContainsKey))
        {
            if (IsoPeriode.AlsGetypt(query[filter].ToString()) is { } dagen)
            {
                criteria[filter] = dagen;
            }
            else
            {
                fouten.Add(new("datum-onleesbaar", "Schrijf een dag als 2026-05-01, of een periode als 2026-05-01/2026-05-31.", filter));
            }
        }

        var contract = query.TryGetValue("contract", out var nummer) ? wie.Contracts.FirstOrDefault(c => c.Number == nummer.ToString()) : null;
        if (contract is null && query.ContainsKey("contract"))
        {
            fouten.Add(new("contract-onbekend", "Dit contract is er niet voor deze sleutel.", "contract"));
        }

        var aantal = Bladeren.Aantal(query, PerPagina, MeestePerPagina, fouten);
        var na = Bladeren.Na(query, fouten);
        return fouten.Count > 0 ? fouten.ToArray() : new ZoekVraag
        {
            Wie = query.TryGetValue("wie", out var keuze) && Enum.TryParse<Wie>(keuze.ToString(), ignoreCase: true, out var gekozen) ? gekozen : Wie.Huidig,
            Criteria = criteria,
            ContractId = contract?.Id,
            Sorteer = query.TryGetValue("sorteer", out var kolom) ? kolom.ToString() : Kolommen.Naam,
            Aflopend = query["aflopend"] == "true",
            Aantal = aantal,
            Na = na,
        };
    }
}
