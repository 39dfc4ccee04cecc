using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Audit;
using Engine.Calendar;
using Engine.Data;
using Engine.Features;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Overzichten.Gebruik;

/// <summary>Counts the use of a contract per month from the register (001-50, 001-51, 002-22): four queries, however long it runs.</summary>
public sealed class BekijkGebruik(PortalDbContext db, FeatureView features, CurrentActor actor, CurrentTenant tenant, AuditLog audit, TimeProvider time)
{
    /// <summary>Contracts of which this person may see the use, in the order of their numbers.</summary>
    public IReadOnlyList<ActorContract> Contracten
    {
        get
        {
            var bereik = features.Contracts(Features.Gebruik);
            return [.. actor.Value.Contracts.Where(c => bereik.Contains(c.Id)).OrderBy(c => c.Number, StringComparer.Ordinal)];
        }
    }

    /// <param name="nummer">Of a contract; null for the first.</param>
    /// <returns>Null when it is not a contract that this person may see.</returns>
    public async Task<Contractgebruik?> HandleAsync(string? nummer, CancellationToken cancellation)
    {
        if ((nummer is null ? Contracten.FirstOrDefault() : Contracten.FirstOrDefault(c => c.Number == nummer)) is not { } gekozen)
        {
            return null;
        }

        var contract = await db.Set<Contract>().AsNoTracking().SingleAsync(c => c.Id == gekozen.Id, cancellation);
        var vandaag = DutchTime.Today(time);
        var peiling = Peiling.Per(vandaag, tenant.Value.Settings<CollectiviteitSettings>().Peildag);
        var huidig = await Aantallen.OpAsync(db, [contract.Id], vandaag, cancellation);
        var maanden = Maanden(contract, peiling, await IngestroomdAsync(contract.Id, cancellation), await UitgestroomdAsync(contract.Id, cancellation));
        await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.contractgebruik") { ObjectType = "contract", ObjectId = contract.Id, ObjectCount = 1 }, cancellation);
        return new(contract, huidig.GetValueOrDefault(contract.Id), maanden, peiling);
    }

    private static IReadOnlyList<Gebruiksmaand> Maanden(Contract contract, Peiling peiling, Dictionary<Maand, int> ingestroomd, Dictionary<Maand, int> uitgestroomd)
    {
        var eerste = Maand.Van(contract.Start);
        var laatste = contract.End is { } eind && Maand.Van(eind).CompareTo(peiling.Laatste) < 0 ? Maand.Van(eind) : peiling.Laatste;

        // who took part before the contract began here came with the contract
        var aantal = ingestroomd.Where(m => m.Key.CompareTo(eerste) < 0).Sum(m => m.Value) - uitgestroomd.Where(m => m.Key.CompareTo(eerste) < 0).Sum(m => m.Value);
        var maanden = new List<Gebruiksmaand>();
        foreach (var maand in eerste.TotEnMet(laatste))
        {
            var (erbij, eraf) = (ingestroomd.GetValueOrDefault(maand), uitgestroomd.GetValueOrDefault(maand));
            aantal += erbij - eraf;
            maanden.Add(new(maand, aantal, erbij - eraf, erbij, eraf));
        }

        maanden.Reverse();
        return maanden;
    }

    private async Task<Dictionary<Maand, int>> IngestroomdAsync(Guid contract, CancellationToken cancellation) =>
        await db.Set<Deelname>().Where(d => d.ContractId == contract)
            .GroupBy(d => new { d.Ingangsdatum.Year, d.Ingangsdatum.Month }).Select(g => new { g.Key.Year, g.Key.Month, Aantal = g.Count() })
            .ToDictionaryAsync(g => new Maand(g.Year, g.Month), g => g.Aantal, cancellation);

    private async Task<Dictionary<Maand, int>> UitgestroomdAsync(Guid contract, CancellationToken cancellation) =>
        await db.Set<Deelname>().Where(d => d.ContractId == contract && d.Eind < Deelname.OpenEinde)
            .GroupBy(d => new { d.Eind.Year, d.Eind.Month }).Select(g => new { g.Key.Year, g.Key.Month, Aantal = g.Count() })
            .ToDictionaryAsync(g => new Maand(g.Year, g.Month), g => g.Aantal, cancellation);
}
