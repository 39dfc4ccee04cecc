using Collectiviteit.Contracten;
using Collectiviteit.Contracten.Contacten;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Calendar;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Jobs;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Demo;

/// <summary>Fills the register of the current tenant with invented people. Development only.</summary>
public sealed class DemoVulling(PortalDbContext db, BulkInsert rijen, CurrentTenant tenant, FieldProtector velden, JobQueue jobs, TimeProvider time)
{
    private const int PersonenPerKeer = 20_000;
    private const int MetMutatie = 40;
    private const int EersteRelatienummer = 1_000_000_001;

    /// <summary>Adds people until there are this many; does nothing when they are there already.</summary>
    public async Task HandleAsync(int personen, CancellationToken cancellation)
    {
        var contracten = await db.Set<Contract>().AsNoTracking().OrderBy(c => c.Number).ToListAsync(cancellation);
        var aantal = await db.Set<Deelnemer>().CountAsync(cancellation);
        if (contracten.Count == 0 || aantal >= personen)
        {
            return;
        }

        var eersteKeer = aantal == 0;
        await BeschrijfAsync(contracten, cancellation);
        var maker = new DemoPersonen(Zaad(aantal), DutchTime.Today(time), velden, EersteRelatienummer + aantal);
        var werknemers = new List<Lid>();
        var leden = new List<Lid>();
        for (var gezin = 0; aantal + leden.Count < personen; gezin++)
        {
            // the first contract gets half, so that one list is long and the others are not
            leden.AddRange(maker.Gezin(contracten[gezin % 2 == 0 ? 0 : gezin / 2 % contracten.Count]));
            if (leden.Count >= PersonenPerKeer)
            {
                aantal += await SchrijfAsync(leden, werknemers, cancellation);
            }
        }

        await SchrijfAsync(leden, werknemers, cancellation);
        await MuteerAsync(eersteKeer ? werknemers : [], contracten, cancellation);
    }

    private async Task<int> SchrijfAsync(List<Lid> leden, List<Lid> werknemers, CancellationToken cancellation)
    {
        await rijen.WriteAsync(leden.Select(l => l.Deelnemer), cancellation);
        await rijen.WriteAsync(leden.Select(l => l.Deelname), cancellation);
        await rijen.WriteAsync(leden.SelectMany(l => Zoekwoord.Van(l.Deelname, l.Deelnemer)), cancellation);
        werknemers.AddRange(leden
            .Where(l => l.Deelname.Rol == Rol.Hoofdverzekerde)
            .Take(MetMutatie - werknemers.Count));
        var aantal = leden.Count;
        leden.Clear();
        return aantal;
    }

    private async Task BewaarAsync(CancellationToken cancellation)
    {
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private async Task BeschrijfAsync(IReadOnlyList<Contract> contracten, CancellationToken cancellation)
    {
        var klanten = await db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Number, cancellation);
        var beschreven = await db.Set<Contractgegevens>().Select(g => g.ContractId).ToListAsync(cancellation);
        db.AddRange(contracten.Where(c => !beschreven.Contains(c.Id)).Select((c, i) => new Contractgegevens
        {
            ContractId = c.Id,
            Klantnummer = klanten[c.OrganisationId],
            KortingBasis = 3 + (i % 3),
            KortingAanvullend = 7.5m + (i % 4),
            Pakketten = [.. DemoNamen.Pakketten],
        }));
        db.AddRange(Contacten(contracten.Where(c => !beschreven.Contains(c.Id))));
        await BewaarAsync(cancellation);
    }

    private IEnumerable<Contactpersoon> Contacten(IEnumerable<Contract> contracten) => tenant.Value.Config.Features.ContainsKey(Features.Contacten)
        ? contracten.SelectMany(c => new Contactpersoon[]
        {
            new() { ContractId = c.Id, Soort = Contactsoort.Administratief, Naam = "Jolanda Dekker", Telefoon = "071 555 08 10", Mail = "administratie@klant.example", Versie = 1 },
            new() { ContractId = c.Id, Soort = Contactsoort.Financieel, Naam = "Ravi Mohan", Telefoon = "071 555 08 20", Mail = "crediteuren@klant.example", Versie = 1 },
        })
        : [];

    // some requests of each contract, those that wait until tomorrow, and the new people who failed at the first contract of each customer
    private async Task MuteerAsync(IReadOnlyList<Lid> werknemers, IReadOnlyList<Contract> contracten, CancellationToken cancellation)
    {
        var nu = time.GetUtcNow();
        var groepen = await db.Set<Organisation>().AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Audience, cancellation);
        foreach (var (contract, leden) in werknemers.GroupBy(l => l.Deelname.ContractId).Select(g => (contracten.First(c => c.Id == g.Key), g.ToList())))
        {
            var groep = groepen[contract.OrganisationId];
            var eigen = contracten.Where(c => c.OrganisationId == contract.OrganisationId).ToList();
            var maker = new DemoMutaties(tenant.Value.Config, tenant.Value.Settings<CollectiviteitSettings>().Voor(groep), DutchTime.Today(time), nu);
            List<object> rijenVan = [.. maker.Van(contract, groep, leden, eigen.Find(c => c.Id != contract.Id)), .. eigen[0].Id == contract.Id ? maker.Nieuw(contract, groep) : []];
            db.AddRange(rijenVan);
            foreach (var open in rijenVan.OfType<Mutatie>().Where(m => m.IsOpen))
            {
                jobs.Add(IngebouwdeAdministratie.Werksoort, open.AanvraagId, nu.AddDays(1));
            }
        }

        await BewaarAsync(cancellation);
    }

    // the same on every machine, unlike a hash code
    private int Zaad(int aantal) => tenant.Value.Id.Aggregate(17 + aantal, (zaad, letter) => unchecked((zaad * 31) + letter));
}
