using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Engine.Calendar;
using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Registers.Vergelijken;

/// <summary>
/// People. A request of a user never changes who somebody is, so an open one does not stand in the way here. Nobody is removed: who no longer takes
/// part ends through the register of enrolments.
/// </summary>
internal sealed class Persoonsregister(PortalDbContext db, BulkInsert bulk, FieldProtector velden, TimeProvider time) : Registerdeel(db)
{
    private static readonly Indeling Indeling = Indeling.Van(Registersoort.Personen);

    public override async Task<IReadOnlyList<Rijoordeel>> WeegAsync(IReadOnlyList<Importrij> rijen, bool uitvoeren, CancellationToken cancellation)
    {
        var vandaag = DutchTime.Today(time);
        var lezers = rijen.Select(r => new Rijlezer(Indeling, r)).ToList();
        var bekend = (await Delen.LeesAsync(lezers.Select(Nummer), d => Bron<Deelnemer>(uitvoeren).Where(p => d.Contains(p.Relatienummer)), cancellation))
            .ToDictionary(p => p.Relatienummer, StringComparer.Ordinal);
        var gelezen = lezers.ConvertAll(l => Persoonsrij.Lees(l, bekend.GetValueOrDefault(Nummer(l)), vandaag));
        var houders = await HoudersAsync(gelezen, cancellation);
        var nieuw = new List<Deelnemer>();
        var hernoemd = new List<Deelnemer>();
        var oordelen = new List<Rijoordeel>(rijen.Count);
        foreach (var rij in gelezen)
        {
            if (rij.Bsn is { } bsn && houders.TryGetValue(bsn, out var houder) && houder != rij.Nummer)
            {
                rij.Lezer.Fout(Indeling.Bsn, "Dit BSN is van iemand met een ander relatienummer.", "Controleer bij wie het BSN hoort.");
            }

            var oordeel = new Rijoordeel(rij.Lezer);
            oordelen.Add(oordeel);
            if (oordeel.Fouten.Count == 0)
            {
                Weeg(rij, oordeel, bekend.GetValueOrDefault(rij.Nummer), uitvoeren, nieuw, hernoemd);
                if (rij.Bsn is not null)
                {
                    houders[rij.Bsn] = rij.Nummer;
                }
            }
        }

        if (uitvoeren)
        {
            await bulk.WriteAsync(nieuw, cancellation);
            await HernoemAsync(hernoemd, cancellation);
        }

        return oordelen;
    }

    public override async Task<IReadOnlyList<Registerrij>> LeesAsync(DateOnly peildatum, Guid na, int aantal, CancellationToken cancellation) =>
        await Db.Set<Deelnemer>().Where(d => d.Id.CompareTo(na) > 0).OrderBy(d => d.Id).Take(aantal).Select(d => new Registerrij(d.Id, d.Relatienummer)).ToListAsync(cancellation);

    /// <summary>Whose these numbers are, in the register.</summary>
    private async Task<Dictionary<string, string>> HoudersAsync(List<Persoonsrij> rijen, CancellationToken cancellation)
    {
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var bsn in rijen.Select(r => r.Bsn).OfType<string>())
        {
            foreach (var hash in velden.SearchHashes(Bsn.Doel, bsn))
            {
                hashes[Convert.ToHexString(hash)] = bsn;
            }
        }

        var gevonden = await Delen.LeesAsync(
            hashes.Keys.Select(Convert.FromHexString), d => Db.Set<Deelnemer>().Where(p => d.Contains(p.BsnHash)).Select(p => new { p.BsnHash, p.Relatienummer }), cancellation);
        var houders = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var persoon in gevonden)
        {
            houders[hashes[Convert.ToHexString(persoon.BsnHash ?? [])]] = persoon.Relatienummer;
        }

        return houders;
    }

    private void Weeg(Persoonsrij rij, Rijoordeel oordeel, Deelnemer? persoon, bool uitvoeren, List<Deelnemer> nieuw, List<Deelnemer> hernoemd)
    {
        if (persoon is null)
        {
            oordeel.IsNieuw = true;
            oordeel.Nieuw(Indeling.Naamkolom, Naam.Toon(rij.Voorletters, rij.Tussenvoegsel, rij.Achternaam));
            oordeel.Nieuw(Indeling.Geboortedatum, Rijoordeel.Datum(rij.Geboren));
            oordeel.Nieuw(Indeling.Bsn, Maskeer(rij.Bsn));
            if (uitvoeren)
            {
                nieuw.Add(rij.Maak(velden));
            }

            return;
        }

        var (sleutel, geboren, voornaam) = (Naam.Sleutel(persoon), persoon.Geboortedatum, persoon.Voornaam);
        Vergelijk(rij, oordeel, persoon);
        if (!uitvoeren)
        {
            return;
        }

        oordeel.Doe();
        if (sleutel != Naam.Sleutel(persoon) || geboren != persoon.Geboortedatum || voornaam != persoon.Voornaam)
        {
            hernoemd.Add(persoon);
        }
    }

    private void Vergelijk(Persoonsrij rij, Rijoordeel oordeel, Deelnemer persoon)
    {
        oordeel.Veld("voorletters", persoon.Voorletters, rij.Voorletters, () => persoon.Voorletters = rij.Voorletters);
        oordeel.Veld("voornaam", persoon.Voornaam, rij.Voornaam, () => persoon.Voornaam = rij.Voornaam);
        oordeel.Veld("tussenvoegsel", persoon.Tussenvoegsel, rij.Tussenvoegsel, () => persoon.Tussenvoegsel = rij.Tussenvoegsel);
        oordeel.Veld("achternaam", persoon.Achternaam, rij.Achternaam, () => persoon.Achternaam = rij.Achternaam);
        oordeel.Veld(Indeling.Geboortedatum, persoon.Geboortedatum, rij.Geboren, () => persoon.Geboortedatum = rij.Geboren);
        oordeel.Veld("geslacht", persoon.Geslacht, rij.Geslacht, () => persoon.Geslacht = rij.Geslacht, g => g.ToString().ToLowerInvariant());
        oordeel.Veld("straat", persoon.Straat, rij.Adres.Straat, () => persoon.Straat = rij.Adres.Straat);
        oordeel.Veld("huisnummer", persoon.Huisnummer, rij.Adres.Huisnummer, () => persoon.Huisnummer = rij.Adres.Huisnummer);
        oordeel.Veld("postcode", persoon.Postcode, rij.Adres.Postcode, () => persoon.Postcode = rij.Adres.Postcode);
        oordeel.Veld("woonplaats", persoon.Woonplaats, rij.Adres.Woonplaats, () => persoon.Woonplaats = rij.Adres.Woonplaats);
        oordeel.Veld("land", persoon.Land, rij.Adres.Land, () => persoon.Land = rij.Adres.Land);
        if (rij.Lezer.Heeft(Indeling.Bsn))
        {
            oordeel.Veld(Indeling.Bsn, persoon.Bsn is { } geheim ? velden.Reveal(Bsn.Doel, geheim) : null, rij.Bsn, () => rij.ZetBsn(persoon, velden), Maskeer);
        }
    }

    // lists sort on copies, and people are found by the words of their name
    private async Task HernoemAsync(List<Deelnemer> hernoemd, CancellationToken cancellation)
    {
        var personen = hernoemd.ToDictionary(p => p.Id);
        foreach (var deel in Delen.Van(personen.Keys))
        {
            var deelnamen = await Db.Set<Deelname>().Where(d => deel.Contains(d.DeelnemerId)).ToListAsync(cancellation);
            var ids = deelnamen.ConvertAll(d => d.Id);
            await Db.Set<Zoekwoord>().Where(w => EF.Parameter(ids).Contains(w.DeelnameId)).ExecuteDeleteAsync(cancellation);
            foreach (var deelname in deelnamen)
            {
                var persoon = personen[deelname.DeelnemerId];
                (deelname.Naamsleutel, deelname.Geboortedatum) = (Naam.Sleutel(persoon), persoon.Geboortedatum);
            }

            await bulk.WriteAsync(deelnamen.SelectMany(d => Zoekwoord.Van(d, personen[d.DeelnemerId])), cancellation);
        }
    }

    private static string Nummer(Rijlezer lezer) => lezer.Cel(Indeling.Relatienummer) ?? "";

    private static string Maskeer(string? bsn) => bsn is null ? "" : $"*******{bsn[^2..]}";
}
