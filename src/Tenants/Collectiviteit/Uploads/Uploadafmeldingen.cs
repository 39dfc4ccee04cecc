using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Bulk;
using Engine.Data;
using Engine.Ui;

namespace Collectiviteit.Uploads;

/// <summary>
/// Rows that deregister somebody. The person is found by relation number, else by the own number, else by name and birth date; what the row says
/// besides a number may be left out, and must fit when it is there. The family of an employee goes along, except after a death.
/// </summary>
internal sealed class Uploadafmeldingen(PortalDbContext db, Uploadkader kader)
{
    public async Task<IReadOnlyList<Rijverzoek>> WeegAsync(IReadOnlyList<CheckedRow> rijen, CancellationToken cancellation)
    {
        if (rijen.Count == 0)
        {
            return [];
        }

        var vondsten = await Uploadvondsten.LeesAsync(db, [.. rijen.Select(r => new Zoeksleutel(kader.Van(r).Id, r))], [.. kader.Contracten.Values.Select(c => c.Id)], cancellation);
        return [.. rijen.Select(r => Weeg(r, vondsten)).OfType<Rijverzoek>()];
    }

    private Rijverzoek? Weeg(CheckedRow rij, Uploadvondsten vondsten)
    {
        var reden = kader.Settings.Afmeldredenen.FirstOrDefault(r => r.Label == rij[Uploadformulier.Reden]);
        if (reden is null)
        {
            rij.Refuse(Uploadformulier.Reden, "De reden van afmelden is niet ingevuld.", "Kies een reden uit de lijst.");
        }

        if (Persoon(rij, vondsten) is not { } lid || reden is null || rij.Date(Uploadformulier.Datum) is not { } einddatum)
        {
            return null;
        }

        if (lid.Deelname.Eind < kader.Vandaag)
        {
            rij.Refuse(Uploadformulier.Datum, $"{lid.Naam} is al afgemeld tot en met {Show.Date(lid.Deelname.Eind)}.", "Haal deze regel weg.");
            return null;
        }

        var gezin = reden.Soort == RedenSoort.Overlijden ? [] : vondsten.Gezin(lid).Where(l => l.Deelname.Eind > einddatum).ToList();
        List<Lid> leden = [lid, .. gezin];
        var fout = leden.Select(l => Afmeldregels.Datum(l.Deelname, l.Naam, einddatum, kader.Vandaag, kader.Settings)).FirstOrDefault(f => f is not null)
            ?? Afmeldregels.Overlijdensdag(reden, einddatum, kader.Vandaag)
            ?? Afmeldregels.PastReden(reden, lid.Deelname.Rol == Rol.Hoofdverzekerde ? lid : null, einddatum, kader.Settings);
        if (fout is not null)
        {
            rij.Refuse(fout.Field == Afmeldregels.Reden ? Uploadformulier.Reden : Uploadformulier.Datum, fout.Message, "Verander dit in de regel en verstuur die opnieuw.");
            return null;
        }

        return new(rij, [.. leden.Select(l => new Voorstel(MutatieSoort.Afmelding, l, einddatum) { Reden = reden.Id })]);
    }

    private static Lid? Persoon(CheckedRow rij, Uploadvondsten vondsten)
    {
        if (Zoeksleutel.Kolom(rij) == nameof(AanmeldInvoer.Achternaam) && !HeeftNaam(rij))
        {
            return null;
        }

        var gevonden = vondsten.Vind(rij);
        if (gevonden.Count == 1)
        {
            return Past(rij, gevonden[0]) ? gevonden[0] : null;
        }

        rij.Refuse(
            Zoeksleutel.Kolom(rij),
            gevonden.Count == 0 ? "Deze persoon is niet gevonden in dit contract." : "Er zijn meer personen met deze gegevens in dit contract.",
            gevonden.Count == 0 ? "Controleer het contract, het nummer, de naam en de geboortedatum." : "Vul het relatienummer in.");
        return null;
    }

    // without a number it takes all three to know who is meant
    private static bool HeeftNaam(CheckedRow rij)
    {
        foreach (var (kolom, wat) in ((string, string)[])[
            (nameof(AanmeldInvoer.Voorletters), "De voorletters ontbreken."), (nameof(AanmeldInvoer.Achternaam), "De achternaam ontbreekt."), (nameof(AanmeldInvoer.Geboortedatum), "De geboortedatum ontbreekt.")])
        {
            if (rij[kolom].Length == 0)
            {
                rij.Refuse(kolom, wat, "Vul dit in, of vul het relatienummer of uw eigen nummer in.");
            }
        }

        return !rij.IsRefused;
    }

    // a number that belongs to somebody else is a typing error, and the wrong person would lose the insurance
    private static bool Past(CheckedRow rij, Lid lid)
    {
        if (rij.Date(nameof(AanmeldInvoer.Geboortedatum)) is { } geboren && lid.Deelname.Geboortedatum != geboren)
        {
            rij.Refuse(nameof(AanmeldInvoer.Geboortedatum), "De geboortedatum hoort niet bij deze persoon.", "Controleer het nummer en de geboortedatum.");
        }

        if (rij[nameof(AanmeldInvoer.Achternaam)] is { Length: > 0 } achternaam && string.Concat(Naam.Normaliseer(lid.Deelnemer.Achternaam)) != string.Concat(Naam.Normaliseer(achternaam)))
        {
            rij.Refuse(nameof(AanmeldInvoer.Achternaam), "De achternaam hoort niet bij deze persoon.", "Controleer het nummer en de achternaam.");
        }

        return !rij.IsRefused;
    }
}
