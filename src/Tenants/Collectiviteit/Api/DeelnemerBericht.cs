using System.ComponentModel;
using Collectiviteit.Deelnemers;
using Collectiviteit.Deelnemers.Zoeken;
using Collectiviteit.Mutaties;

namespace Collectiviteit.Api;

/// <summary>One line of the list, as a program reads it.</summary>
internal sealed record DeelnemerBericht(
    [property: Description("Id waarmee u deze deelname noemt.")] Guid Id,
    [property: Description("Nummer van het contract.")] string? Contract,
    string Naam,
    Rol Rol,
    Geslacht Geslacht,
    DateOnly Geboortedatum,
    string Relatienummer,
    [property: Description("Alleen waar de verzekeraar het BSN toont; anders null.")] string? Bsn,
    [property: Description("Nummer van de werkgever; leeg als het onbekend is.")] string Werknemersnummer,
    [property: Description("Eerste dag.")] DateOnly Ingangsdatum,
    [property: Description("Tot en met welke dag de deelname loopt; null zolang er geen einde is.")] DateOnly? Einddatum,
    [property: Description("Verzoek dat nog loopt of niet is gelukt.")] VerzoekStand? Verzoek)
{
    public static DeelnemerBericht Van(DeelnemerRegel regel, string? contract) => new(
        regel.Id, contract, regel.Naam, regel.Rol, regel.Geslacht, regel.Geboortedatum, regel.Relatienummer, regel.Bsn, regel.Werknemersnummer, regel.Ingangsdatum,
        regel.Einddatum, VerzoekStand.Van(regel.Mutatie));
}

/// <summary>One page of the list.</summary>
internal sealed record DeelnemerPagina(
    IReadOnlyList<DeelnemerBericht> Deelnemers,
    [property: Description("Aantal gevonden; null bij meer dan 10.000.")] int? Totaal,
    [property: Description("Adres van de volgende pagina; null op de laatste.")] string? Next);

/// <summary>What became of a request, beside whom it is about.</summary>
internal sealed record VerzoekStand(Guid MutatieId, MutatieSoort Soort, MutatieStatus Status, string? Fout, string? Oplossing)
{
    public static VerzoekStand? Van(Mutatie? mutatie) =>
        mutatie is null ? null : new(mutatie.Id, mutatie.Soort, mutatie.Status, mutatie.Fout, mutatie.Oplossing);
}
