using Collectiviteit.Aanmeldingen;
using Engine.Api;
using Engine.Api.Repeating;
using Engine.Modules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Collectiviteit.Api;

/// <summary>Enrols one new person, as the form does: a double entry is asked about first.</summary>
internal static class AanmeldEndpoint
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapApi(
        "POST", "mutaties/aanmelding", Features.Aanmelden, MutatieEndpoints.Indiening<AanmeldVerzoek>("aanmelden", "Een nieuwe deelnemer aanmelden"), AanmeldenAsync);

    private static Task<ApiAnswer> AanmeldenAsync(HttpContext http, OnceOnly eenmaal, Aanmelden aanmelden, LeesMutaties lees) =>
        eenmaal.HandleAsync<AanmeldVerzoek>(http, async (verzoek, stop) =>
        {
            var gedaan = await aanmelden.HandleAsync(verzoek.Formulier(), Herkomst.Api, stop);
            return gedaan.IsRefused ? ApiAnswer.Refused(gedaan.Refusals)
                : gedaan.Value.AanvraagId is { } aanvraag ? ApiAnswer.Accepted(await lees.VerzoekAsync(aanvraag, stop))
                : ApiAnswer.Refused(gedaan.Value.Geweigerd ?? Naamgenoot(gedaan.Value.Naamgenoten));
        });

    private static Refusal Naamgenoot(IReadOnlyList<Naamgenoot> gevonden) => new(
        "naamgenoot",
        $"Er is al iemand met deze achternaam en geboortedatum (relatienummer {string.Join(", ", gevonden.Select(n => n.Relatienummer ?? "nog onbekend"))}). "
        + "Stuur het bericht opnieuw onder een andere Idempotency-Key, met in dubbel 'zelfde' of 'ander'.",
        nameof(AanmeldVerzoek.Dubbel));
}
