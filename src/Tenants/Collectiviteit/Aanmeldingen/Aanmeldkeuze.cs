using Collectiviteit.Deelnemers;
using Engine.Data.Encryption;

namespace Collectiviteit.Aanmeldingen;

/// <summary>What of an enrolment does not come from the person's own data.</summary>
public sealed record Aanmeldkeuze
{
    public required Guid ContractId { get; init; }

    public required Herkomst Herkomst { get; init; }

    public Guid? HoofdDeelnameId { get; init; }

    public Guid? HoofdAanmeldingId { get; init; }

    public Guid? DeelnemerId { get; init; }

    public string? Relatienummer { get; init; }

    public bool IsIemandAnders { get; init; }

    public string? Verzekering { get; init; }

    public string? Betaalwijze { get; init; }

    /// <summary>Makes the row of somebody whose data passed the rules.</summary>
    public Aanmelding Maak(Aanmeldgegevens gegevens, FieldProtector velden) => new()
    {
        ContractId = ContractId,
        Herkomst = Herkomst,
        HoofdDeelnameId = HoofdDeelnameId,
        HoofdAanmeldingId = HoofdAanmeldingId,
        DeelnemerId = DeelnemerId,
        Relatienummer = Relatienummer,
        IsIemandAnders = IsIemandAnders,
        Verzekering = Verzekering,
        Betaalwijze = Betaalwijze,
        Rol = gegevens.Rol,
        Voorletters = gegevens.Voorletters,
        Voornaam = gegevens.Voornaam,
        Tussenvoegsel = gegevens.Tussenvoegsel,
        Achternaam = gegevens.Achternaam,
        Geslacht = gegevens.Geslacht,
        Geboortedatum = gegevens.Geboortedatum,
        Bsn = gegevens.Bsn is { } bsn ? velden.Protect(Bsn.Doel, bsn) : null,
        Ingangsdatum = gegevens.Ingangsdatum,
        Werknemersnummer = gegevens.Werknemersnummer,
        Straat = gegevens.Straat,
        Huisnummer = gegevens.Huisnummer,
        Postcode = gegevens.Postcode,
        Woonplaats = gegevens.Woonplaats,
        Land = gegevens.Land,
    };
}
