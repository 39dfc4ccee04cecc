using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Engine.Data.Encryption;

namespace Collectiviteit.Registers.Vergelijken;

/// <summary>A row of the register of people, read by the rules of enrolment.</summary>
internal sealed record Persoonsrij
{
    private static readonly string[] Adreskolommen = ["straat", "huisnummer", "postcode", "woonplaats", "land"];

    public required Rijlezer Lezer { get; init; }

    public required string Nummer { get; init; }

    public required string Voorletters { get; init; }

    public string? Voornaam { get; init; }

    public string? Tussenvoegsel { get; init; }

    public required string Achternaam { get; init; }

    public required DateOnly Geboren { get; init; }

    public required Geslacht Geslacht { get; init; }

    /// <summary>Nine digits; null for none.</summary>
    public string? Bsn { get; init; }

    public required Adres Adres { get; init; }

    /// <param name="bekend">Who the register holds under this number; null for nobody.</param>
    public static Persoonsrij Lees(Rijlezer lezer, Deelnemer? bekend, DateOnly vandaag)
    {
        var fouten = new List<Regelfout>();
        var rij = new Persoonsrij
        {
            Lezer = lezer,
            Nummer = lezer.Verplicht(Indeling.Relatienummer, 20),
            Voorletters = Naamregels.Voorletters(lezer.Cel("voorletters"), fouten) ?? "",
            Voornaam = Naamregels.Deel(lezer.Cel("voornaam"), "Voornaam", "de voornaam", 80, fouten),
            Tussenvoegsel = Naamregels.Deel(lezer.Cel("tussenvoegsel"), "Tussenvoegsel", "het tussenvoegsel", 20, fouten),
            Achternaam = Naamregels.Achternaam(lezer.Cel("achternaam"), fouten) ?? "",
            Geboren = lezer.VerplichteDatum(Indeling.Geboortedatum),
            Geslacht = LeesGeslacht(lezer),
            Bsn = LeesBsn(lezer),
            Adres = LeesAdres(lezer, bekend, fouten),
        };
        if (rij.Geboren != default && !Leeftijd.KanOp(vandaag, rij.Geboren))
        {
            lezer.Fout(Indeling.Geboortedatum, "Deze geboortedatum kan niet kloppen.", "Controleer de datum.");
        }

        lezer.Fouten.AddRange(fouten.Select(f => new Engine.Bulk.RowFault(f.Veld.ToLowerInvariant(), f.Waarom, f.Oplossing)));
        return rij;
    }

    public Deelnemer Maak(FieldProtector velden)
    {
        var persoon = new Deelnemer
        {
            Relatienummer = Nummer, Voorletters = Voorletters, Voornaam = Voornaam, Tussenvoegsel = Tussenvoegsel, Achternaam = Achternaam, Geboortedatum = Geboren, Geslacht = Geslacht,
            Straat = Adres.Straat, Huisnummer = Adres.Huisnummer, Postcode = Adres.Postcode, Woonplaats = Adres.Woonplaats, Land = Adres.Land,
        };
        ZetBsn(persoon, velden);
        return persoon;
    }

    public void ZetBsn(Deelnemer persoon, FieldProtector velden)
    {
        persoon.Bsn = Bsn is null ? null : velden.Protect(Deelnemers.Bsn.Doel, Bsn);
        persoon.BsnHash = Bsn is null ? null : velden.SearchHash(Deelnemers.Bsn.Doel, Bsn);
    }

    // a part that the file leaves out stays, so it counts for what the other parts may be
    private static Adres LeesAdres(Rijlezer lezer, Deelnemer? bekend, List<Regelfout> fouten)
    {
        if (!Adreskolommen.Any(lezer.Heeft))
        {
            return Adres.Leeg;
        }

        string? Deel(string kolom, int meeste, string? was) => lezer.Heeft(kolom) ? lezer.Tekst(kolom, meeste) : was;
        return Adresregels.Weeg(
            new()
            {
                Straat = Deel("straat", 100, bekend?.Straat), Huisnummer = Deel("huisnummer", 20, bekend?.Huisnummer), Postcode = Deel("postcode", 10, bekend?.Postcode),
                Woonplaats = Deel("woonplaats", 80, bekend?.Woonplaats), Land = Deel("land", 60, bekend?.Land),
            }, fouten);
    }

    private static string? LeesBsn(Rijlezer lezer)
    {
        if (lezer.Cel(Indeling.Bsn) is not { Length: > 0 } tekst)
        {
            return null;
        }

        if (Deelnemers.Bsn.TryParse(tekst, out var bsn))
        {
            return bsn;
        }

        lezer.Fout(Indeling.Bsn, "Dit is geen bestaand BSN.", "Controleer de 9 cijfers, of laat het veld leeg.");
        return null;
    }

    private static Geslacht LeesGeslacht(Rijlezer lezer)
    {
        switch (lezer.Cel("geslacht") ?? "")
        {
            case "man" or "m" or "M":
                return Geslacht.Man;
            case "vrouw" or "v" or "V":
                return Geslacht.Vrouw;
            case "" or "onbekend" or "o" or "O":
                return Geslacht.Onbekend;
            default:
                lezer.Fout("geslacht", "Dit geslacht kennen wij niet.", "Kies man, vrouw of onbekend.");
                return Geslacht.Onbekend;
        }
    }
}
