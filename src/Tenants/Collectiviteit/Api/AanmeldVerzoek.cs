using System.ComponentModel;
using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Engine.Ui;

namespace Collectiviteit.Api;

/// <summary>Whether somebody with the same name and birth date is the one who is enrolled.</summary>
internal enum Naamgenootkeuze
{
    Zelfde,
    Ander,
}

internal sealed record AanmeldVerzoek(
    [property: Description("Eerste dag.")] DateOnly Ingangsdatum,
    string Voorletters,
    string Achternaam,
    DateOnly Geboortedatum)
{
    [Description("Nummer van het contract; mag weg als u bij één contract aanmeldt.")]
    public string? Contract { get; init; }

    public string? Voornaam { get; init; }

    public string? Tussenvoegsel { get; init; }

    public Geslacht Geslacht { get; init; }

    [Description("Negen cijfers. Het komt in geen antwoord terug.")]
    public string? Bsn { get; init; }

    [Description("Nummer van de werkgever.")]
    public string? Werknemersnummer { get; init; }

    [Description("True als het nummer klopt, ook al heeft iemand anders bij de werkgever het al.")]
    public bool NummerOokAlsDubbel { get; init; }

    public string? Straat { get; init; }

    public string? Huisnummer { get; init; }

    public string? Postcode { get; init; }

    public string? Woonplaats { get; init; }

    [Description("Code van twee letters (ISO 3166); zonder code is het Nederland.")]
    public string? Land { get; init; }

    [Description("Pas nodig na de weigering 'naamgenoot': is het dezelfde persoon of iemand anders?")]
    public Naamgenootkeuze? Dubbel { get; init; }

    public AanmeldFormulier Formulier() => new()
    {
        Contract = Contract,
        Ingangsdatum = Show.Date(Ingangsdatum),
        Voorletters = Voorletters,
        Voornaam = Voornaam,
        Tussenvoegsel = Tussenvoegsel,
        Achternaam = Achternaam,
        Geboortedatum = Show.Date(Geboortedatum),
        Geslacht = Geslacht == Geslacht.Onbekend ? null : Geslacht.ToString(),
        Bsn = Bsn,
        Werknemersnummer = Werknemersnummer,
        NummerOokAlsDubbel = NummerOokAlsDubbel,
        Straat = Straat,
        Huisnummer = Huisnummer,
        Postcode = Postcode,
        Woonplaats = Woonplaats,
        Land = Land,
        Dubbel = Dubbel switch
        {
            Naamgenootkeuze.Zelfde => Aanmeldingen.Dubbel.Zelfde,
            Naamgenootkeuze.Ander => Aanmeldingen.Dubbel.Ander,
            _ => null,
        },
    };
}
