using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Data;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties;

/// <summary>Carries out a move to another contract: ends the old enrolment the day before and opens a new one, the family under the employee's new one.</summary>
internal sealed class Overstap(PortalDbContext db)
{
    private readonly Dictionary<Guid, Guid> nieuwePlaats = [];

    public async Task<Mislukking?> DoeAsync(Mutatie mutatie, Deelname deelname, CancellationToken cancellation)
    {
        if (deelname.Eind < mutatie.Datum)
        {
            return new($"De deelname liep al tot en met {Show.Date(deelname.Eind)}.", "Kies een eerdere datum, of laat het zoals het is.");
        }

        if (mutatie.Datum <= deelname.Ingangsdatum)
        {
            return new("De datum ligt niet na de ingangsdatum van de laatste inschrijving.", "Dien de wijziging opnieuw in met een latere datum.");
        }

        var doel = await db.Set<Contract>().SingleOrDefaultAsync(c => c.Id == mutatie.NaarContractId, cancellation);
        if (doel is null || mutatie.Datum < doel.Start || mutatie.Datum > (doel.End ?? DateOnly.MaxValue))
        {
            return new($"De nieuwe collectiviteit loopt niet op {Show.Date(mutatie.Datum)}.", "Kies een datum waarop die collectiviteit loopt.");
        }

        if (deelname.HoofdDeelnameId is { } hoofd && !nieuwePlaats.ContainsKey(hoofd))
        {
            return new("De werknemer kon niet over, dus het gezin ook niet.", "Los eerst op wat er bij de werknemer staat.");
        }

        await VerplaatsAsync(mutatie, deelname, doel, cancellation);
        return null;
    }

    private async Task VerplaatsAsync(Mutatie mutatie, Deelname deelname, Contract doel, CancellationToken cancellation)
    {
        var deelnemer = await db.Set<Deelnemer>().SingleAsync(d => d.Id == deelname.DeelnemerId, cancellation);
        var nieuw = new Deelname
        {
            ContractId = doel.Id,
            DeelnemerId = deelname.DeelnemerId,
            HoofdDeelnameId = deelname.HoofdDeelnameId is { } hoofd ? nieuwePlaats[hoofd] : null,
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
        nieuwePlaats[deelname.Id] = nieuw.Id;
        deelname.Eind = mutatie.Datum.AddDays(-1);
        deelname.Eindreden = null;
        deelname.HoudtKorting = false;
        db.Add(nieuw);
        db.AddRange(Zoekwoord.Van(nieuw, deelnemer));
    }
}
