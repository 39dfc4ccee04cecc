using System.Text.Json.Serialization;
using Collectiviteit.Deelnemers;
using Engine.Ui;

namespace Collectiviteit.Aanmeldingen;

/// <summary>The fields of one person, as posted.</summary>
public sealed class AanmeldFormulier
{
    public string? Contract { get; set; }

    public string? Ingangsdatum { get; set; }

    public string? Voorletters { get; set; }

    public string? Voornaam { get; set; }

    public string? Tussenvoegsel { get; set; }

    public string? Achternaam { get; set; }

    public string? Geboortedatum { get; set; }

    public string? Geslacht { get; set; }

    /// <summary>Typed just now; it goes back to no page.</summary>
    public string? Bsn { get; set; }

    /// <summary>Typed before, in the form of <see cref="VerborgenBsn"/>.</summary>
    public string? BsnBewaard { get; set; }

    /// <summary>True to forget the number that was typed before.</summary>
    public bool BsnWeg { get; set; }

    public string? Werknemersnummer { get; set; }

    /// <summary>True when the user was warned that somebody else has the number, and goes on.</summary>
    public bool NummerOokAlsDubbel { get; set; }

    public string? Straat { get; set; }

    public string? Huisnummer { get; set; }

    public string? Postcode { get; set; }

    public string? Woonplaats { get; set; }

    public string? Land { get; set; }

    /// <summary>Answer to the question whether it is somebody who is known: <see cref="Dubbel"/>.</summary>
    public string? Dubbel { get; set; }

    /// <summary>Failed request that this one does over.</summary>
    public string? HerstelVan { get; set; }

    /// <summary>As far as it is typed.</summary>
    [JsonIgnore]
    public string VolledigeNaam => Naam.Toon((Voorletters ?? "").Trim(), Tussenvoegsel?.Trim(), (Achternaam ?? "").Trim());

    /// <summary>Takes over how the rules read what was typed: one spelling of names, dates and postcodes.</summary>
    public void Neem(Aanmeldgegevens gegevens)
    {
        Ingangsdatum = Show.Date(gegevens.Ingangsdatum);
        Voorletters = gegevens.Voorletters;
        Voornaam = gegevens.Voornaam;
        Tussenvoegsel = gegevens.Tussenvoegsel;
        Achternaam = gegevens.Achternaam;
        Geboortedatum = Show.Date(gegevens.Geboortedatum);
        Bsn = gegevens.Bsn;
        Postcode = gegevens.Postcode;
    }

    /// <summary>The form as it was when a person was handed in, without the BSN.</summary>
    /// <param name="contract">Number; null leaves the choice open.</param>
    /// <param name="herstelVan">The request that failed.</param>
    public static AanmeldFormulier Van(Aanmelding aanmelding, string? contract, Guid herstelVan) => new()
    {
        Contract = contract,
        Ingangsdatum = Show.Date(aanmelding.Ingangsdatum),
        Voorletters = aanmelding.Voorletters,
        Voornaam = aanmelding.Voornaam,
        Tussenvoegsel = aanmelding.Tussenvoegsel,
        Achternaam = aanmelding.Achternaam,
        Geboortedatum = Show.Date(aanmelding.Geboortedatum),
        Geslacht = aanmelding.Geslacht == Deelnemers.Geslacht.Onbekend ? null : Teksten.Van(aanmelding.Geslacht),
        Werknemersnummer = aanmelding.Werknemersnummer,
        Straat = aanmelding.Straat,
        Huisnummer = aanmelding.Huisnummer,
        Postcode = aanmelding.Postcode,
        Woonplaats = aanmelding.Woonplaats,
        Land = aanmelding.Land,
        HerstelVan = herstelVan.ToString(),
    };

    /// <param name="bsn">Typed now or before, in the clear.</param>
    public AanmeldInvoer Invoer(string? bsn) => new()
    {
        Ingangsdatum = Ingangsdatum,
        Voorletters = Voorletters,
        Voornaam = Voornaam,
        Tussenvoegsel = Tussenvoegsel,
        Achternaam = Achternaam,
        Geboortedatum = Geboortedatum,
        Geslacht = Geslacht,
        Bsn = bsn,
        Werknemersnummer = Werknemersnummer,
        Straat = Straat,
        Huisnummer = Huisnummer,
        Postcode = Postcode,
        Woonplaats = Woonplaats,
        Land = Land,
    };
}
