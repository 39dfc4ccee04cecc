using System.Globalization;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Data.Encryption;

namespace Collectiviteit.Demo;

/// <summary>Makes up families at contracts, the same ones for the same seed.</summary>
internal sealed class DemoPersonen(int zaad, DateOnly vandaag, FieldProtector velden, int eersteNummer)
{
    private const int EersteTestBsn = 999_900_000;
    private const int LaatsteTestBsn = 999_999_999;

    private readonly Random kans = new(zaad);
    private int nummer = eersteNummer;
    private int bsn = EersteTestBsn - 1;

    /// <summary>An employee, often with a family, the employee first.</summary>
    public IEnumerable<Lid> Gezin(Contract contract)
    {
        var huis = new Huis(Een(DemoNamen.Achternamen), Een(DemoNamen.Adressen), kans.Next(1, 240).ToString(CultureInfo.InvariantCulture));
        var geboren = Dag(1958, 2005);
        var sinds = Later(contract.Start, vandaag.AddDays(-kans.Next(30, 3_000)));
        var eind = kans.Next(8) == 0 ? Later(sinds, vandaag.AddDays(-kans.Next(1, 700))) : Deelname.OpenEinde;
        var werknemer = Maak(contract, huis, geboren, sinds, eind, null, Rol.Hoofdverzekerde);
        yield return werknemer;
        if (kans.Next(5) < 3)
        {
            yield break;
        }

        yield return Maak(contract, huis, geboren.AddDays(kans.Next(-2_000, 2_000)), sinds, eind, werknemer, Rol.Partner);
        for (var kinderen = kans.Next(4); kinderen > 0; kinderen--)
        {
            yield return Maak(contract, huis, Dag(2009, 2025), sinds, eind, werknemer, Rol.Kind);
        }
    }

    private Lid Maak(Contract contract, Huis huis, DateOnly geboren, DateOnly sinds, DateOnly eind, Lid? hoofd, Rol rol)
    {
        var vrouw = kans.Next(2) == 0;
        var voornaam = Een(vrouw ? DemoNamen.Vrouwen : DemoNamen.Mannen);
        var nieuwBsn = VolgendBsn();
        var deelnemer = new Deelnemer
        {
            Relatienummer = (nummer++).ToString(CultureInfo.InvariantCulture),
            Voornaam = voornaam,
            Voorletters = voornaam[..1] + "." + (kans.Next(3) == 0 ? (char)('A' + kans.Next(26)) + "." : ""),
            Tussenvoegsel = huis.Naam.Tussenvoegsel,
            Achternaam = huis.Naam.Naam,
            Geslacht = vrouw ? Geslacht.Vrouw : Geslacht.Man,
            Geboortedatum = geboren,
            Bsn = nieuwBsn is null ? null : velden.Protect(Bsn.Doel, nieuwBsn),
            BsnHash = nieuwBsn is null ? null : velden.SearchHash(Bsn.Doel, nieuwBsn),
            Straat = huis.Adres.Straat,
            Huisnummer = huis.Nummer,
            Postcode = huis.Adres.Postcode,
            Woonplaats = huis.Adres.Plaats,
        };
        var begin = Later(sinds, geboren);
        var deelname = new Deelname
        {
            ContractId = contract.Id,
            DeelnemerId = deelnemer.Id,
            HoofdDeelnameId = hoofd?.Deelname.Id,
            Rol = rol,
            Ingangsdatum = begin,
            Eind = Later(eind, begin),
            Eindreden = eind == Deelname.OpenEinde ? null : "einde-collectiviteit",
            Werknemersnummer = rol == Rol.Hoofdverzekerde && kans.Next(10) > 0 ? string.Create(CultureInfo.InvariantCulture, $"LN-{nummer % 10_000_000:D5}") : "",
            Pakketten = kans.Next(3) == 0 ? ["Basis"] : ["Basis", Een(DemoNamen.Pakketten[1..4])],
            Naamsleutel = Naam.Sleutel(deelnemer),
            Relatienummer = deelnemer.Relatienummer,
            Geboortedatum = geboren,
        };
        return new(deelname, deelnemer);
    }

    // the customary test range holds some nine thousand numbers; who comes after them has none
    private string? VolgendBsn()
    {
        while (bsn < LaatsteTestBsn)
        {
            if (Bsn.TryParse((++bsn).ToString(CultureInfo.InvariantCulture), out var gelezen))
            {
                return gelezen;
            }
        }

        return null;
    }

    private T Een<T>(IReadOnlyList<T> lijst) => lijst[kans.Next(lijst.Count)];

    private DateOnly Dag(int vanJaar, int totJaar) => new DateOnly(vanJaar, 1, 1).AddDays(kans.Next((totJaar - vanJaar) * 365));

    private static DateOnly Later(DateOnly een, DateOnly ander) => een > ander ? een : ander;

    private sealed record Huis((string? Tussenvoegsel, string Naam) Naam, (string Postcode, string Plaats, string Straat) Adres, string Nummer);
}
