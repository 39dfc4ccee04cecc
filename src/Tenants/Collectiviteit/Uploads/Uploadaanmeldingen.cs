using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Bulk;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Uploads;

/// <summary>Rows that enrol somebody: the rules of the form, and nobody twice in one contract.</summary>
internal sealed class Uploadaanmeldingen(PortalDbContext db, FieldProtector velden, Herkenning herkenning, Nummergebruik nummers, Uploadkader kader)
{
    /// <param name="bereik">Contracts that the sender reached when the form was sent.</param>
    public async Task<IReadOnlyList<Rijverzoek>> WeegAsync(IReadOnlyList<CheckedRow> rijen, IReadOnlyCollection<Guid> bereik, CancellationToken cancellation)
    {
        var gelezen = new List<(CheckedRow Rij, Contract Contract, Aanmeldgegevens Gegevens)>();
        foreach (var rij in rijen)
        {
            var contract = kader.Van(rij);
            if (Lees(rij, contract) is { } gegevens)
            {
                gelezen.Add((rij, contract, gegevens));
            }
        }

        var ingeschreven = await IngeschrevenAsync([.. gelezen.Select(g => (g.Contract.Id, Sleutel(g.Gegevens)))], cancellation);
        var verzoeken = new List<Rijverzoek>(gelezen.Count);
        foreach (var (rij, contract, gegevens) in gelezen)
        {
            if (ingeschreven.TryGetValue((contract.Id, Sleutel(gegevens), gegevens.Geboortedatum), out var eind) && eind >= gegevens.Ingangsdatum)
            {
                rij.Refuse(
                    Uploadformulier.Datum, $"{Naam.Toon(gegevens.Voorletters, gegevens.Tussenvoegsel, gegevens.Achternaam)}, geboren op {Show.Date(gegevens.Geboortedatum)}, is al ingeschreven in dit contract.",
                    "Haal deze regel weg. Is het iemand anders met dezelfde naam? Meld die persoon dan aan met het formulier in het portaal.");
                continue;
            }

            verzoeken.Add(Verzoek(rij, contract, gegevens));
        }

        await herkenning.HandleAsync([.. verzoeken.SelectMany(v => v.Voorstellen).Select(v => v.Aanmelding).OfType<Aanmelding>()], bereik, cancellation);
        return await UniekeNummersAsync(verzoeken, bereik, cancellation);
    }

    // a row has no box to tick, so who means it says so on the form
    private async Task<IReadOnlyList<Rijverzoek>> UniekeNummersAsync(List<Rijverzoek> verzoeken, IReadOnlyCollection<Guid> bereik, CancellationToken cancellation)
    {
        var bezet = await nummers.VanAsync(bereik, verzoeken.Select(v => Aanmelding(v).Werknemersnummer), cancellation);
        var hier = new Dictionary<(Guid, string), (string Naam, DateOnly Geboren)>();
        return verzoeken.FindAll(verzoek =>
        {
            var aanmelding = Aanmelding(verzoek);
            var (nummer, wie) = ((kader.Van(verzoek.Rij).OrganisationId, aanmelding.Werknemersnummer), (aanmelding.Naam, aanmelding.Geboortedatum));
            if (aanmelding.Werknemersnummer.Length == 0 || (bezet[nummer].All(p => p == aanmelding.DeelnemerId) && (hier.TryAdd(nummer, wie) || hier[nummer] == wie)))
            {
                return true;
            }

            verzoek.Rij.Refuse(
                nameof(AanmeldInvoer.Werknemersnummer), "Iemand anders bij uw organisatie heeft dit nummer al.",
                "Controleer het nummer. Klopt het toch? Meld deze persoon dan aan met het formulier in het portaal.");
            return false;
        });
    }

    private static Aanmelding Aanmelding(Rijverzoek verzoek) => verzoek.Voorstellen[0].Aanmelding ?? throw new InvalidOperationException("No enrolment.");

    private Aanmeldgegevens? Lees(CheckedRow rij, Contract contract)
    {
        var oordeel = Aanmeldregels.Weeg(Invoer(rij), Rol.Hoofdverzekerde, new(kader.Vandaag, kader.Settings, contract.Start, contract.End));
        foreach (var fout in oordeel.Fouten)
        {
            rij.Refuse(fout.Veld == nameof(AanmeldInvoer.Ingangsdatum) ? Uploadformulier.Datum : fout.Veld, fout.Waarom, fout.Oplossing);
        }

        if (rij[Uploadformulier.Reden].Length > 0)
        {
            rij.Refuse(Uploadformulier.Reden, "Bij een aanmelding hoort geen reden van afmelden.", "Maak dit vak leeg, of kies bij soort 'Afmelding'.");
        }

        return rij.IsRefused ? null : oordeel.Gegevens;
    }

    private Rijverzoek Verzoek(CheckedRow rij, Contract contract, Aanmeldgegevens gegevens)
    {
        var keuze = new Aanmeldkeuze
        {
            ContractId = contract.Id, Herkomst = Herkomst.Upload, Relatienummer = rij[Uploadformulier.Relatienummer] is { Length: > 0 } nummer ? nummer : null,
        };
        var aanmelding = keuze.Maak(gegevens, velden);
        return new(rij, [new(aanmelding, Persoonssleutel.Van(velden, aanmelding, gegevens.Bsn))]);
    }

    /// <summary>The last day of who takes part under a name and birth date.</summary>
    private async Task<Dictionary<(Guid Contract, string Sleutel, DateOnly Geboren), DateOnly>> IngeschrevenAsync(
        IReadOnlyList<(Guid Contract, string Sleutel)> personen, CancellationToken cancellation)
    {
        var (contracten, sleutels) = (personen.Select(p => p.Contract).Distinct().ToList(), personen.Select(p => p.Sleutel).Distinct().ToList());
        var gevonden = await db.Set<Deelname>().Where(d => contracten.Contains(d.ContractId) && EF.Parameter(sleutels).Contains(d.Naamsleutel))
            .Select(d => new { d.ContractId, d.Naamsleutel, d.Geboortedatum, d.Eind }).ToListAsync(cancellation);
        return gevonden.GroupBy(d => (d.ContractId, d.Naamsleutel, d.Geboortedatum)).ToDictionary(g => g.Key, g => g.Max(d => d.Eind));
    }

    private static string Sleutel(Aanmeldgegevens gegevens) => Naam.Sleutel(gegevens.Voorletters, gegevens.Tussenvoegsel, gegevens.Achternaam);

    private static AanmeldInvoer Invoer(CheckedRow rij) => new()
    {
        Voorletters = rij[nameof(AanmeldInvoer.Voorletters)],
        Voornaam = rij[nameof(AanmeldInvoer.Voornaam)],
        Tussenvoegsel = rij[nameof(AanmeldInvoer.Tussenvoegsel)],
        Achternaam = rij[nameof(AanmeldInvoer.Achternaam)],
        Geboortedatum = rij[nameof(AanmeldInvoer.Geboortedatum)],
        Geslacht = rij[nameof(AanmeldInvoer.Geslacht)],
        Bsn = rij.Find(nameof(AanmeldInvoer.Bsn)),
        Ingangsdatum = rij[Uploadformulier.Datum],
        Werknemersnummer = rij[nameof(AanmeldInvoer.Werknemersnummer)],
        Straat = rij[nameof(AanmeldInvoer.Straat)],
        Huisnummer = rij[nameof(AanmeldInvoer.Huisnummer)],
        Postcode = rij[nameof(AanmeldInvoer.Postcode)],
        Woonplaats = rij[nameof(AanmeldInvoer.Woonplaats)],
        Land = rij[nameof(AanmeldInvoer.Land)],
    };
}
