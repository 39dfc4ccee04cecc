using Collectiviteit.Aanmeldingen;
using Collectiviteit.Contracten;
using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Registers.Vergelijken;

/// <summary>Contracts of customers, with what was agreed in them.</summary>
internal sealed class Contractregister(PortalDbContext db) : Registerdeel(db)
{
    private const string Vestiging = "vestigingsnummer";
    private const string Betaling = "premiebetaling";
    private const string Basis = "korting basis";
    private const string Aanvullend = "korting aanvullend";

    private static readonly Indeling Indeling = Indeling.Van(Registersoort.Contracten);

    private static readonly Dictionary<string, string> Feit = new(StringComparer.Ordinal) { ["salaris"] = Feiten.PremieViaSalaris, ["acceptgiro"] = Feiten.PremieViaAcceptgiro };

    public override async Task<IReadOnlyList<Rijoordeel>> WeegAsync(IReadOnlyList<Importrij> rijen, bool uitvoeren, CancellationToken cancellation)
    {
        var gelezen = rijen.Select(r => new Rijlezer(Indeling, r)).Select(Lees).ToList();
        var bekend = (await Delen.LeesAsync(gelezen.Select(r => r.Nummer), d => Bron<Contract>(uitvoeren).Where(c => d.Contains(c.Number)), cancellation)).ToDictionary(c => c.Number, StringComparer.Ordinal);
        var klanten = (await Delen.LeesAsync(gelezen.Select(r => r.Klant), d => Db.Set<Organisation>().AsNoTracking().Where(o => !o.IsStaff && d.Contains(o.Number)), cancellation))
            .ToDictionary(o => o.Number, StringComparer.Ordinal);
        var afspraken = (await Delen.LeesAsync(bekend.Values.Select(c => c.Id), d => Bron<Contractgegevens>(uitvoeren).Where(g => d.Contains(g.ContractId)), cancellation)).ToDictionary(g => g.ContractId);
        return [.. gelezen.Select(rij =>
        {
            var contract = bekend.GetValueOrDefault(rij.Nummer);
            return Weeg(rij, contract, contract is null ? null : afspraken.GetValueOrDefault(contract.Id), klanten.GetValueOrDefault(rij.Klant), uitvoeren);
        })];
    }

    public override async Task<IReadOnlyList<Registerrij>> LeesAsync(DateOnly peildatum, Guid na, int aantal, CancellationToken cancellation) =>
        await Db.Set<Contract>().Where(c => c.Start < peildatum && (c.End == null || c.End >= peildatum) && c.Id.CompareTo(na) > 0)
            .OrderBy(c => c.Id).Take(aantal).Select(c => new Registerrij(c.Id, c.Number) { Naam = c.Name }).ToListAsync(cancellation);

    public override async Task<Beeindiging> BeeindigAsync(IReadOnlyList<Guid> ids, DateOnly laatste, CancellationToken cancellation)
    {
        var eindigt = await Db.Set<Contract>().Where(c => ids.Contains(c.Id) && c.Start <= laatste && (c.End == null || c.End > laatste)).ToListAsync(cancellation);
        foreach (var contract in eindigt)
        {
            contract.End = laatste;
        }

        return new(eindigt.Count, new HashSet<Guid>());
    }

    private static Rij Lees(Rijlezer lezer)
    {
        var rij = new Rij(
            lezer, lezer.Verplicht(Indeling.Contractnummer, 40), lezer.Verplicht(Indeling.Klantnummer, 20), lezer.Verplicht(Indeling.Naamkolom, 200), lezer.VerplichteDatum(Indeling.Ingangsdatum),
            lezer.Datum(Indeling.Einddatum), lezer.Cijfers(Vestiging, 12), lezer.Reeks(Betaling, 2, 20), lezer.Percentage(Basis), lezer.Percentage(Aanvullend), lezer.Reeks(Indeling.Pakketten, 20, 60));
        if (rij.Eind < rij.Begin)
        {
            lezer.Fout(Indeling.Einddatum, "De einddatum ligt vóór de ingangsdatum.", "Verbeter een van de twee.");
        }

        if (rij.Betaling.Exists(b => !Feit.ContainsKey(b)))
        {
            lezer.Fout(Betaling, "Deze manier van betalen kennen wij niet.", "Kies salaris, acceptgiro of allebei.");
        }

        return rij;
    }

    private Rijoordeel Weeg(Rij rij, Contract? contract, Contractgegevens? afspraak, Organisation? klant, bool uitvoeren)
    {
        var oordeel = new Rijoordeel(rij.Lezer);
        if (klant is null)
        {
            rij.Lezer.Fout(Indeling.Klantnummer, "Deze klant staat niet in het portaal.", "Importeer eerst de organisaties, of verbeter het nummer.");
        }
        else if (contract is not null && contract.OrganisationId != klant.Id)
        {
            // people of the other customer would see everybody in it
            rij.Lezer.Fout(Indeling.Klantnummer, "Dit contract is van een andere klant. Een contract gaat niet over naar een andere klant.", "Maak een nieuw contract, of verbeter het klantnummer.");
        }

        if (oordeel.Fouten.Count > 0)
        {
            return oordeel;
        }

        if (contract is null)
        {
            oordeel.IsNieuw = true;
            oordeel.Nieuw(Indeling.Klantnummer, rij.Klant);
            oordeel.Nieuw(Indeling.Naamkolom, rij.Naam);
            if (uitvoeren && klant is not null)
            {
                var nieuw = new Contract { OrganisationId = klant.Id, Number = rij.Nummer, Name = rij.Naam, Start = rij.Begin, End = rij.Eind, Branch = rij.Vestiging, Facts = [.. rij.Betaling.Select(b => Feit[b])] };
                Db.AddRange(nieuw, rij.Afspraak(nieuw.Id));
            }

            return oordeel;
        }

        Vergelijk(oordeel, rij, contract, afspraak ?? new() { ContractId = contract.Id, Klantnummer = rij.Klant }, uitvoeren && afspraak is null);
        if (uitvoeren && oordeel.Velden.Count > 0)
        {
            oordeel.Doe();
        }

        return oordeel;
    }

    private void Vergelijk(Rijoordeel oordeel, Rij rij, Contract contract, Contractgegevens afspraak, bool ontbreekt)
    {
        oordeel.Veld(Indeling.Naamkolom, contract.Name, rij.Naam, () => contract.Name = rij.Naam);
        oordeel.Veld(Indeling.Ingangsdatum, contract.Start, rij.Begin, () => contract.Start = rij.Begin);
        oordeel.Veld(Indeling.Einddatum, contract.End, rij.Eind, () => contract.End = rij.Eind);
        oordeel.Veld(Vestiging, contract.Branch, rij.Vestiging, () => contract.Branch = rij.Vestiging);
        var feiten = rij.Betaling.Select(b => Feit[b]).Concat(contract.Facts.Except(Feit.Values)).ToList();
        oordeel.Reeks(Betaling, contract.Facts, feiten, feit => Feit.FirstOrDefault(f => f.Value == feit).Key ?? feit);
        oordeel.Veld(Basis, afspraak.KortingBasis, rij.KortingBasis, () => afspraak.KortingBasis = rij.KortingBasis);
        oordeel.Veld(Aanvullend, afspraak.KortingAanvullend, rij.KortingAanvullend, () => afspraak.KortingAanvullend = rij.KortingAanvullend);
        oordeel.Reeks(Indeling.Pakketten, afspraak.Pakketten, rij.Pakketten);
        if (ontbreekt && oordeel.Velden.Exists(v => v.Kolom is Basis or Aanvullend or Indeling.Pakketten))
        {
            Db.Add(afspraak);
        }
    }

    private sealed record Rij(
        Rijlezer Lezer, string Nummer, string Klant, string Naam, DateOnly Begin, DateOnly? Eind, string? Vestiging, List<string> Betaling, decimal KortingBasis, decimal KortingAanvullend, List<string> Pakketten)
    {
        public Contractgegevens Afspraak(Guid contract) => new()
        {
            ContractId = contract, Klantnummer = Klant, KortingBasis = KortingBasis, KortingAanvullend = KortingAanvullend, Pakketten = [.. Pakketten],
        };
    }
}
