using Engine.Bulk.Csv;

namespace Collectiviteit.Registers;

/// <summary>How the file of a register looks: its columns, the first of which are the key.</summary>
/// <param name="Sleuteldelen">Number of columns that together name a row for good.</param>
/// <param name="Eindigt">True where a row that disappeared can be ended; else it is only reported.</param>
public sealed record Indeling(Registersoort Soort, string Naam, int Sleuteldelen, bool Eindigt, IReadOnlyList<CsvColumn> Kolommen)
{
    public const string Relatienummer = "relatienummer";
    public const string Klantnummer = "klantnummer";
    public const string Contractnummer = "contractnummer";
    public const string Ingangsdatum = "ingangsdatum";
    public const string Einddatum = "einddatum";
    public const string Naamkolom = "naam";
    public const string Bsn = "bsn";
    public const string Geboortedatum = "geboortedatum";
    public const string Werknemersnummer = "werknemersnummer";
    public const string Eindreden = "eindreden";
    public const string Pakketten = "pakketten";
    public const string Hoofd = "relatienummer hoofdverzekerde";
    public const string Rol = "rol";

    // what a file with refused rows has besides
    public const string Regel = "regel";
    public const string Reden = "waarom geweigerd";
    public const string Oplossing = "wat te doen";

    private static readonly CsvColumn Relatie = new(Relatienummer, "Uw nummer voor de persoon, hoogstens 20 tekens. Blijft altijd hetzelfde.", "1000000001", true);
    private static readonly CsvColumn Contract = new(Contractnummer, "Uw nummer voor het contract, hoogstens 40 tekens. Blijft altijd hetzelfde.", "300100", true);
    private static readonly CsvColumn Klant = new(Klantnummer, "Uw nummer voor de klant, hoogstens 20 tekens. Blijft altijd hetzelfde.", "100200", true);
    private static readonly CsvColumn Vanaf = new(Ingangsdatum, "Eerste dag die meetelt, als jjjj-mm-dd.", "2026-01-01", true);
    private static readonly CsvColumn Tot = new(Einddatum, "Laatste dag die meetelt (t/m), als jjjj-mm-dd. Leeg als er geen einde is.", "2026-12-31");
    private static readonly CsvColumn Reeks = new(Pakketten, "Namen van de pakketten, met komma's ertussen.", "Basis, Aanvullend 1");
    private static readonly CsvColumn Waarom = new(Eindreden, "Id van de reden van de afmelding, zoals in de inrichting van het portaal.", "");

    public static readonly IReadOnlyList<Indeling> Alle =
    [
        new(Registersoort.Organisaties, "organisaties", 1, false,
        [
            Klant,
            new(Naamkolom, "Naam van de klant, hoogstens 200 tekens.", "Zorggroep Voorbeeld", true),
            new("doelgroep", "Id van de doelgroep in het portaal. Kan later niet wijzigen.", "werkgever"),
            new("kvk", "KVK-nummer, 8 cijfers.", "12345678"),
            new("rsin", "RSIN, 9 cijfers.", "123456789"),
            new("adres", "Adres op één regel.", "Lindelaan 12, 6811 AB Arnhem"),
            new("telefoon", "Telefoonnummer.", "026 555 01 00"),
            new("e-mail", "E-mailadres.", "info@zorggroep-voorbeeld.example"),
        ]),
        new(Registersoort.Contracten, "contracten", 1, true,
        [
            Contract,
            Klant,
            new(Naamkolom, "Naam van het contract, hoogstens 200 tekens.", "Zorggroep Voorbeeld, salaris", true),
            Vanaf,
            Tot,
            new("vestigingsnummer", "12 cijfers; leeg als het contract voor de hele organisatie is.", ""),
            new("premiebetaling", "salaris, acceptgiro, of allebei met een komma ertussen.", "salaris"),
            new("korting basis", "Percentage op de basisverzekering, met een komma.", "3,5"),
            new("korting aanvullend", "Percentage op de aanvullende pakketten, met een komma.", "7,5"),
            Reeks,
        ]),
        new(Registersoort.Personen, "personen", 1, false,
        [
            Relatie,
            new("voorletters", "Voorletters met punten.", "J.A.", true),
            new("voornaam", "Roepnaam.", "Jan"),
            new("tussenvoegsel", "Wat vóór de achternaam staat.", "van der"),
            new("achternaam", "Achternaam, hoogstens 120 tekens.", "Poel", true),
            new(Geboortedatum, "Als jjjj-mm-dd.", "1985-03-17", true),
            new("geslacht", "man, vrouw of onbekend.", "man"),
            new(Bsn, "Burgerservicenummer, 9 cijfers. Leeg haalt het weg; laat de kolom weg als u geen BSN levert.", ""),
            new("straat", "Straat zonder huisnummer.", "Wilgenstraat"),
            new("huisnummer", "Huisnummer met toevoeging.", "3 A"),
            new("postcode", "Postcode.", "3512 CD"),
            new("woonplaats", "Woonplaats.", "Utrecht"),
            new("land", "Land of landcode (ISO 3166). Leeg is Nederland.", "NL"),
        ]),
        new(Registersoort.Deelnames, "deelnames", 3, true,
        [
            Relatie, Contract, Vanaf, Tot, Waarom,
            new(Werknemersnummer, "Nummer van de werkgever voor de persoon, hoogstens 15 tekens.", "LN-00042"),
            Reeks,
        ]),
        new(Registersoort.Gezinsleden, "gezinsleden", 3, true,
        [
            Relatie, Contract, Vanaf,
            new(Hoofd, "Relatienummer van de werknemer of cliënt via wie deze persoon meedoet.", "1000000001", true),
            new(Rol, "partner of kind.", "partner", true),
            Tot, Waarom, Reeks,
        ]),
    ];

    public static Indeling Van(Registersoort soort) => Alle[(int)soort];

    /// <returns>Null when there is no such register.</returns>
    public static Indeling? Vind(string? naam) => Alle.FirstOrDefault(i => i.Naam == naam);

    public CsvLayout Layout => new(Kolommen, [Regel, Reden, Oplossing]);

    /// <summary>True where rows are about people.</summary>
    public bool HeeftPersonen => Soort is Registersoort.Personen or Registersoort.Deelnames or Registersoort.Gezinsleden;

    /// <summary>The key of a row, the same for the same row in every file.</summary>
    public string Sleutel(IReadOnlyList<string?> waarden) => string.Join(" / ", waarden.Take(Sleuteldelen));
}
