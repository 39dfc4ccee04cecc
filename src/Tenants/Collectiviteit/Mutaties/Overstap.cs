using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Data;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties;

/// <summary>
/// Carries out moves to another contract: ends the old enrolment the day before and opens a new one, the family under the employee's new one.
/// What it needs of the register is read in sets before the first, and what moves meanwhile counts for those behind it.
/// </summary>
internal sealed class Overstap
{
    private readonly PortalDbContext db;
    private readonly Dictionary<Guid, Contract> doelen;
    private readonly Dictionary<Guid, Deelname> hoofden;
    private readonly Dictionary<Guid, Deelnemer> personen;
    private readonly Dictionary<(Guid Persoon, Guid Contract), List<Deelname>> daar;

    private Overstap(PortalDbContext db, List<Contract> doelen, List<Deelname> hoofden, List<Deelnemer> personen, List<Deelname> daar)
    {
        this.db = db;
        this.doelen = doelen.ToDictionary(c => c.Id);
        this.hoofden = hoofden.ToDictionary(d => d.Id);
        this.personen = personen.ToDictionary(p => p.Id);
        this.daar = daar.GroupBy(d => (d.DeelnemerId, d.ContractId)).ToDictionary(g => g.Key, g => g.ToList());
    }

    /// <param name="wissels">The moves to carry out, each with the tracked enrolment that it starts from.</param>
    public static async Task<Overstap> LeesAsync(PortalDbContext db, IReadOnlyList<(Mutatie Mutatie, Deelname Deelname)> wissels, CancellationToken cancellation)
    {
        var doelen = await Delen.LeesAsync(
            wissels.Select(w => w.Mutatie.NaarContractId).OfType<Guid>(), ids => db.Set<Contract>().AsNoTracking().Where(c => ids.Contains(c.Id)), cancellation);
        var personen = await Delen.LeesAsync(
            wissels.Select(w => w.Deelname.DeelnemerId), ids => db.Set<Deelnemer>().AsNoTracking().Where(p => ids.Contains(p.Id)), cancellation);

        // tracked, so that what else changes with these moves is seen
        var hoofden = await Delen.LeesAsync(wissels.Select(w => w.Deelname.HoofdDeelnameId).OfType<Guid>(), ids => db.Set<Deelname>().Where(d => ids.Contains(d.Id)), cancellation);
        var contracten = doelen.ConvertAll(c => c.Id);
        var daar = await Delen.LeesAsync(
            wissels.Select(w => w.Deelname).Concat(hoofden).Select(d => d.DeelnemerId),
            ids => db.Set<Deelname>().Where(d => ids.Contains(d.DeelnemerId) && contracten.Contains(d.ContractId)), cancellation);
        return new(db, doelen, hoofden, personen, daar);
    }

    public Mislukking? Doe(Mutatie mutatie, Deelname deelname)
    {
        if (deelname.Eind < mutatie.Datum)
        {
            return new($"De deelname liep al tot en met {Show.Date(deelname.Eind)}.", "Kies een eerdere datum, of laat het zoals het is.");
        }

        if (mutatie.Datum <= deelname.Ingangsdatum)
        {
            return new("De datum ligt niet na de ingangsdatum van de laatste inschrijving.", "Dien de wijziging opnieuw in met een latere datum.");
        }

        if (mutatie.NaarContractId is not { } id || !doelen.TryGetValue(id, out var doel) || mutatie.Datum < doel.Start || mutatie.Datum > (doel.End ?? DateOnly.MaxValue))
        {
            return new($"De nieuwe collectiviteit loopt niet op {Show.Date(mutatie.Datum)}.", "Kies een datum waarop die collectiviteit loopt.");
        }

        if (Daar(deelname.DeelnemerId, id).Find(d => d.Eind >= mutatie.Datum) is { } loopt)
        {
            return new(
                $"Deze persoon is al ingeschreven bij de nieuwe collectiviteit: vanaf {Show.Date(loopt.Ingangsdatum)}{(loopt.Einddatum is { } eind ? $" tot en met {Show.Date(eind)}" : "")}.",
                "Controleer de inschrijving die er al is. Klopt die, meld de persoon dan af bij de oude collectiviteit.");
        }

        var hoofd = deelname.HoofdDeelnameId is { } oud ? NieuwePlaats(hoofden[oud], id, mutatie.Datum) : null;
        if (deelname.HoofdDeelnameId is not null && hoofd is null)
        {
            return new("De werknemer kon niet over, dus het gezin ook niet.", "Los eerst op wat er bij de werknemer staat.");
        }

        Verplaats(mutatie, deelname, id, hoofd);
        return null;
    }

    // the employee may have gone over with an earlier message of the administration
    private Deelname? NieuwePlaats(Deelname hoofd, Guid doel, DateOnly datum) =>
        hoofd.Eind < datum ? Daar(hoofd.DeelnemerId, doel).Find(d => d.Ingangsdatum == datum && d.HoofdDeelnameId is null) : null;

    private List<Deelname> Daar(Guid persoon, Guid contract) => daar.TryGetValue((persoon, contract), out var deelnamen) ? deelnamen : daar[(persoon, contract)] = [];

    private void Verplaats(Mutatie mutatie, Deelname deelname, Guid doel, Deelname? hoofd)
    {
        var nieuw = new Deelname
        {
            ContractId = doel,
            DeelnemerId = deelname.DeelnemerId,
            HoofdDeelnameId = hoofd?.Id,
            Rol = deelname.Rol,
            Ingangsdatum = mutatie.Datum,
            Eind = deelname.Eind,
            Eindreden = deelname.Eindreden,
            HoudtKorting = deelname.HoudtKorting,
            Werknemersnummer = deelname.Werknemersnummer,
            Pakketten = [.. deelname.Pakketten],
            Naamsleutel = deelname.Naamsleutel,
            Relatienummer = deelname.Relatienummer,
            Geboortedatum = deelname.Geboortedatum,
        };
        Daar(deelname.DeelnemerId, doel).Add(nieuw);
        deelname.Eind = mutatie.Datum.AddDays(-1);
        deelname.Eindreden = null;
        deelname.HoudtKorting = false;
        db.Add(nieuw);
        db.AddRange(Zoekwoord.Van(nieuw, personen[deelname.DeelnemerId]));
    }
}
