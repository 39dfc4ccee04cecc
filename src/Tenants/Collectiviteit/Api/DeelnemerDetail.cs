using System.ComponentModel;
using Collectiviteit.Deelnemers;

namespace Collectiviteit.Api;

/// <summary>One person, as a program reads it.</summary>
internal sealed record DeelnemerDetail(
    [property: Description("Id waarmee u deze deelname noemt.")] Guid Id,
    string Contract,
    Rol Rol,
    string Voorletters,
    string? Voornaam,
    string? Tussenvoegsel,
    string Achternaam,
    Geslacht Geslacht,
    DateOnly Geboortedatum,
    string Relatienummer,
    [property: Description("Alleen waar de verzekeraar het BSN toont; anders null.")] string? Bsn,
    AdresBericht Adres,
    string Werknemersnummer,
    DateOnly Ingangsdatum,
    [property: Description("Tot en met welke dag de deelname loopt; null zolang er geen einde is.")] DateOnly? Einddatum,
    string? Eindreden,
    IReadOnlyList<string> Pakketten,
    [property: Description("Deelname via wie een gezinslid deelneemt.")] Guid? HoofdId,
    IReadOnlyList<GezinslidBericht> Gezin,
    [property: Description("Elke periode van deze persoon bij uw contracten, de laatste eerst.")] IReadOnlyList<PeriodeBericht> Deelnamen,
    VerzoekStand? Verzoek)
{
    public static DeelnemerDetail Van(Deelnemergegevens gegevens)
    {
        var (deelname, persoon) = (gegevens.Dossier.Deelname, gegevens.Dossier.Deelnemer);
        return new(
            deelname.Id, gegevens.Dossier.Contract.Number, deelname.Rol, persoon.Voorletters, persoon.Voornaam, persoon.Tussenvoegsel, persoon.Achternaam,
            persoon.Geslacht, persoon.Geboortedatum, persoon.Relatienummer, gegevens.Bsn,
            new(persoon.Straat, persoon.Huisnummer, persoon.Postcode, persoon.Woonplaats, persoon.Land),
            deelname.Werknemersnummer, deelname.Ingangsdatum, deelname.Einddatum, deelname.Eindreden, deelname.Pakketten, gegevens.Dossier.Hoofd?.Deelname.Id,
            [.. gegevens.Dossier.Gezin.Select(l => new GezinslidBericht(l.Deelname.Id, l.Naam, l.Deelname.Rol))],
            [.. gegevens.Deelnamen.Select(d => new PeriodeBericht(d.Deelname.Id, d.Contract, d.Deelname.Ingangsdatum, d.Deelname.Einddatum))],
            VerzoekStand.Van(gegevens.Dossier.Mutatie));
    }
}

internal sealed record AdresBericht(string? Straat, string? Huisnummer, string? Postcode, string? Woonplaats, [property: Description("Code van twee letters (ISO 3166); null is Nederland of onbekend.")] string? Land);

internal sealed record GezinslidBericht(Guid Id, string Naam, Rol Rol);

internal sealed record PeriodeBericht(Guid Id, string Contract, DateOnly Ingangsdatum, DateOnly? Einddatum);
