using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Registers.Vergelijken;

/// <summary>What the registers hold about the people of some rows, read in sets, and what those rows add to it meanwhile.</summary>
internal sealed class Deelnamebestand
{
    private readonly Dictionary<string, Contract> contracten;
    private readonly Dictionary<string, Deelnemer> personen;
    private readonly ILookup<string, Deelname> hoofden;
    private readonly Dictionary<Guid, List<Deelname>> deelnamen;

    // what a row will make of an enrolment counts for the next row, also while nothing is written
    private readonly Dictionary<Guid, DateOnly> einden;

    private Deelnamebestand(IEnumerable<Contract> contracten, IEnumerable<Deelnemer> personen, IEnumerable<Deelname> hoofden, IEnumerable<Deelname> deelnamen, IReadOnlyList<Deelnamerij> rijen)
    {
        this.contracten = contracten.ToDictionary(c => c.Number, StringComparer.Ordinal);
        this.personen = personen.ToDictionary(p => p.Relatienummer, StringComparer.Ordinal);
        this.hoofden = hoofden.ToLookup(d => d.Relatienummer, StringComparer.Ordinal);
        this.deelnamen = deelnamen.GroupBy(d => d.DeelnemerId).ToDictionary(g => g.Key, g => g.ToList());
        einden = [];
        foreach (var rij in rijen.Where(r => r.Lezer.Fouten.Count == 0))
        {
            if (Persoon(rij) is { } persoon && Contract(rij) is { } contract && Bekend(persoon, contract, rij.Begin) is { } bekend && rij.Lezer.Heeft(Indeling.Einddatum))
            {
                einden[bekend.Id] = rij.Eind;
            }
        }
    }

    public IEnumerable<Deelname> Deelnamen => deelnamen.Values.SelectMany(d => d);

    public static async Task<Deelnamebestand> LeesAsync(PortalDbContext db, IReadOnlyList<Deelnamerij> rijen, bool uitvoeren, CancellationToken cancellation)
    {
        var contracten = await Delen.LeesAsync(rijen.Select(r => r.Contract), d => db.Set<Contract>().AsNoTracking().Where(c => d.Contains(c.Number)), cancellation);
        var personen = await Delen.LeesAsync(rijen.Select(r => r.Nummer), d => db.Set<Deelnemer>().AsNoTracking().Where(p => d.Contains(p.Relatienummer)), cancellation);
        var bron = uitvoeren ? db.Set<Deelname>() : db.Set<Deelname>().AsNoTracking();
        var deelnamen = await Delen.LeesAsync(personen.Select(p => p.Id), d => bron.Where(n => d.Contains(n.DeelnemerId)), cancellation);
        var hoofden = await Delen.LeesAsync(
            rijen.Select(r => r.Hoofd).OfType<string>(),
            d => db.Set<Deelname>().AsNoTracking().Where(n => n.Rol == Rol.Hoofdverzekerde && db.Set<Deelnemer>().Any(p => p.Id == n.DeelnemerId && d.Contains(p.Relatienummer))), cancellation);
        return new(contracten, personen, hoofden, deelnamen, rijen);
    }

    public Contract? Contract(Deelnamerij rij) => contracten.GetValueOrDefault(rij.Contract);

    public Deelnemer? Persoon(Deelnamerij rij) => personen.GetValueOrDefault(rij.Nummer);

    public Deelname? Bekend(Deelnemer persoon, Contract contract, DateOnly begin) => Van(persoon.Id).FirstOrDefault(d => d.ContractId == contract.Id && d.Ingangsdatum == begin);

    /// <summary>Another enrolment of this person in this contract on one of the same days.</summary>
    public Deelname? Overlapt(Deelnemer persoon, Contract contract, Deelnamerij rij) =>
        Van(persoon.Id).FirstOrDefault(d => d.ContractId == contract.Id && d.Ingangsdatum != rij.Begin && d.Ingangsdatum <= rij.Eind && einden.GetValueOrDefault(d.Id, d.Eind) >= rij.Begin);

    /// <summary>A row that is not taken leaves the end of its enrolment as it is, also for the rows below.</summary>
    public void Laat(Deelname deelname) => einden.Remove(deelname.Id);

    public bool IsHoofd(string nummer, Guid? deelname) => hoofden[nummer].Any(d => d.Id == deelname);

    public Deelname? Hoofd(string nummer, Contract contract, DateOnly op) => hoofden[nummer].FirstOrDefault(d => d.ContractId == contract.Id && d.Ingangsdatum <= op && d.Eind >= op);

    public IReadOnlyList<Deelname> Van(Guid persoon) => deelnamen.GetValueOrDefault(persoon) ?? [];

    public void VoegToe(Deelname deelname)
    {
        if (!deelnamen.TryGetValue(deelname.DeelnemerId, out var lijst))
        {
            deelnamen[deelname.DeelnemerId] = lijst = [];
        }

        lijst.Add(deelname);
    }
}
