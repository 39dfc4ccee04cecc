using System.Globalization;
using Collectiviteit.Deelnemers;
using Engine.Ui;

namespace Collectiviteit.Aanmeldingen;

/// <summary>The rules of enrolment for one person, without a database: a form, a row of an upload and a message weigh the same ones.</summary>
public static class Aanmeldregels
{
    public static Aanmeldoordeel Weeg(AanmeldInvoer invoer, Rol rol, Aanmeldkader kader)
    {
        var fouten = new List<Regelfout>();
        // in the order of the form, which is the order of its list of errors
        var ingang = Ingangsdatum(invoer.Ingangsdatum, kader, fouten);
        var voorletters = Naamregels.Voorletters(invoer.Voorletters, fouten);
        var voornaam = Naamregels.Hoofdletters(Naamregels.Deel(invoer.Voornaam, nameof(AanmeldInvoer.Voornaam), "de voornaam", 80, fouten));
        var tussenvoegsel = Naamregels.Deel(invoer.Tussenvoegsel, nameof(AanmeldInvoer.Tussenvoegsel), "het tussenvoegsel", 20, fouten);
        var achternaam = Naamregels.Hoofdletters(Naamregels.Achternaam(invoer.Achternaam, fouten));
        var geboren = Geboortedatum(invoer.Geboortedatum, ingang, rol, kader, fouten);
        var geslacht = LeesGeslacht(invoer.Geslacht, fouten);
        var bsn = LeesBsn(invoer.Bsn, kader, fouten);
        var nummer = Werknemersnummer(invoer.Werknemersnummer, fouten);
        var adres = Adresregels.Weeg(invoer, fouten);
        if (fouten.Count > 0 || voorletters is null || achternaam is null || ingang is null || geboren is null)
        {
            return new(null, fouten);
        }

        return new(
            new()
            {
                Rol = rol,
                Voorletters = voorletters,
                Voornaam = voornaam,
                Tussenvoegsel = tussenvoegsel,
                Achternaam = achternaam,
                Geboortedatum = geboren.Value,
                Geslacht = geslacht,
                Bsn = bsn,
                Ingangsdatum = ingang.Value,
                Werknemersnummer = nummer,
                Straat = adres.Straat,
                Huisnummer = adres.Huisnummer,
                Postcode = adres.Postcode,
                Woonplaats = adres.Woonplaats,
                Land = adres.Land,
            },
            []);
    }

    /// <summary>Weighs the first day: readable, not too far back or ahead, and within the contract. Also for who returns (001-22).</summary>
    /// <param name="wat">What the form calls it, as a sentence begins with it.</param>
    public static DateOnly? Ingangsdatum(string? tekst, Aanmeldkader kader, List<Regelfout> fouten, string wat = "De ingangsdatum")
    {
        const string veld = nameof(AanmeldInvoer.Ingangsdatum);
        if (!DutchDate.TryParse(tekst, out var datum))
        {
            var (waarom, oplossing) = DutchDate.Fault(tekst, wat, "01-05-2026");
            fouten.Add(new("ingangsdatum-onleesbaar", veld, waarom, oplossing));
            return null;
        }

        var eerste = Later(kader.Vandaag.AddDays(-kader.Settings.AanmeldDagenTerug), kader.Start);
        var laatste = Eerder(kader.Vandaag.AddDays(kader.Settings.AanmeldDagenVooruit), kader.Eind ?? DateOnly.MaxValue);
        if (datum < eerste)
        {
            fouten.Add(new("ingangsdatum-te-vroeg", veld, $"{wat} ligt te ver terug.", $"Kies {Show.Date(eerste)} of een latere dag."));
        }
        else if (datum > laatste)
        {
            fouten.Add(new("ingangsdatum-te-laat", veld, $"{wat} ligt te ver vooruit.", $"Kies {Show.Date(laatste)} of een eerdere dag."));
        }

        return datum;
    }

    /// <summary>The employer's own number; empty when not given.</summary>
    public static string Werknemersnummer(string? tekst, List<Regelfout> fouten)
    {
        const string veld = nameof(AanmeldInvoer.Werknemersnummer);
        var nummer = (tekst ?? "").Trim();
        if (nummer.Length > Deelname.LangsteWerknemersnummer)
        {
            fouten.Add(new("nummer-te-lang", veld, "Het nummer is te lang.", $"Gebruik hoogstens {Getal(Deelname.LangsteWerknemersnummer)} tekens."));
        }
        else if (nummer.Any(char.IsControl))
        {
            fouten.Add(new("nummer-onleesbaar", veld, "Het nummer bevat tekens die wij niet kunnen lezen.", "Gebruik alleen letters, cijfers en leestekens."));
        }

        return nummer;
    }

    private static DateOnly? Geboortedatum(string? tekst, DateOnly? ingang, Rol rol, Aanmeldkader kader, List<Regelfout> fouten)
    {
        const string veld = nameof(AanmeldInvoer.Geboortedatum);
        if (!DutchDate.TryParse(tekst, out var geboren))
        {
            var (waarom, oplossing) = DutchDate.Fault(tekst, "De geboortedatum", "17-03-1985");
            fouten.Add(new("geboortedatum-onleesbaar", veld, waarom, oplossing));
            return null;
        }

        if (!Leeftijd.KanOp(kader.Vandaag, geboren))
        {
            fouten.Add(new("geboortedatum-onmogelijk", veld, "Deze geboortedatum kan niet kloppen.", "Neem de datum over van het paspoort of de ID-kaart."));
            return null;
        }

        if (ingang is { } dag)
        {
            Leeftijden(geboren, dag, rol, kader.Settings, fouten);
        }

        return geboren;
    }

    private static void Leeftijden(DateOnly geboren, DateOnly ingang, Rol rol, CollectiviteitSettings settings, List<Regelfout> fouten)
    {
        const string veld = nameof(AanmeldInvoer.Geboortedatum);
        var leeftijd = Leeftijd.Op(ingang, geboren);
        if (geboren > ingang)
        {
            fouten.Add(new("ingang-voor-geboorte", veld, "De ingangsdatum ligt vóór de geboortedatum.", "Kies de geboortedatum of een latere dag als ingangsdatum."));
        }
        else if (rol != Rol.Kind && leeftijd < settings.MinimumLeeftijd)
        {
            fouten.Add(new(
                "te-jong", veld, $"De persoon is op de ingangsdatum {Getal(leeftijd)} jaar. Aanmelden kan vanaf {Getal(settings.MinimumLeeftijd)} jaar.",
                "Controleer de geboortedatum, of meld de persoon aan als kind van een deelnemer."));
        }
        else if (rol == Rol.Kind && leeftijd >= settings.KindTot)
        {
            fouten.Add(new(
                "te-oud-als-kind", veld, $"De persoon is op de ingangsdatum {Getal(leeftijd)} jaar. Als kind aanmelden kan tot {Getal(settings.KindTot)} jaar.",
                "Controleer de geboortedatum, of meld de persoon apart aan."));
        }
    }

    private static string? LeesBsn(string? tekst, Aanmeldkader kader, List<Regelfout> fouten)
    {
        const string veld = nameof(AanmeldInvoer.Bsn);
        if (string.IsNullOrWhiteSpace(tekst))
        {
            if (kader.Settings.BsnVerplicht)
            {
                fouten.Add(new("bsn-ontbreekt", veld, "Het BSN ontbreekt.", "Vul de 9 cijfers in van het paspoort of de ID-kaart."));
            }

            return null;
        }

        if (Bsn.TryParse(tekst.Trim(), out var bsn))
        {
            return bsn;
        }

        fouten.Add(new("bsn-onjuist", veld, "Dit is geen bestaand BSN.", kader.Settings.BsnVerplicht ? "Vul de 9 cijfers in van het paspoort of de ID-kaart." : "Controleer de 9 cijfers, of laat het veld leeg als u het BSN niet weet."));
        return null;
    }

    private static Geslacht LeesGeslacht(string? tekst, List<Regelfout> fouten)
    {
        switch ((tekst ?? "").Trim().ToLowerInvariant())
        {
            case "man" or "m":
                return Geslacht.Man;
            case "vrouw" or "v":
                return Geslacht.Vrouw;
            case "" or "onbekend" or "o":
                return Geslacht.Onbekend;
            default:
                fouten.Add(new("geslacht-onbekend", nameof(AanmeldInvoer.Geslacht), "Dit geslacht kennen wij niet.", "Kies man of vrouw, of laat het leeg."));
                return Geslacht.Onbekend;
        }
    }

    private static DateOnly Later(DateOnly een, DateOnly ander) => een > ander ? een : ander;

    private static DateOnly Eerder(DateOnly een, DateOnly ander) => een < ander ? een : ander;

    private static string Getal(int getal) => getal.ToString(CultureInfo.InvariantCulture);
}
