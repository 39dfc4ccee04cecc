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
        await MuteerAsync(eersteKeer ? werknemers : [], contracten[0], cancellation);
    }

    private async Task<int> SchrijfAsync(List<Lid> leden, List<Lid> werknemers, CancellationToken cancellation)
    {
        await rijen.WriteAsync(leden.Select(l => l.Deelnemer), cancellation);
        await rijen.WriteAsync(leden.Select(l => l.Deelname), cancellation);
        await rijen.WriteAsync(leden.SelectMany(l => Zoekwoord.Van(l.Deelname, l.Deelnemer)), cancellation);
        werknemers.AddRange(leden
            .Where(l => l.Deelname.Rol == Rol.Hoofdverzekerde && l.Deelname.Einddatum is null)
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

    // some requests that wait until tomorrow, and some that failed
    private async Task MuteerAsync(IReadOnlyList<Lid> werknemers, Contract eerste, CancellationToken cancellation)
    {
        var nu = time.GetUtcNow();
        if (werknemers.Count > 0 && tenant.Value.Config.Features.ContainsKey(Features.Aanmelden))
        {
            db.AddRange(DemoAanmeldingen.Van(eerste, DutchTime.Today(time), nu));
        }

        for (var i = 3; i < werknemers.Count; i += 7)
        {
            var mislukt = i % 2 == 0;
            var deelname = werknemers[i].Deelname;
            var mutatie = new Mutatie
            {
                Soort = MutatieSoort.Afmelding,
                DeelnameId = deelname.Id,
                ContractId = deelname.ContractId,
                AanvraagId = Guid.CreateVersion7(),
                Datum = DutchTime.Today(time).AddDays(mislukt ? -20 : 20),
                Reden = tenant.Value.Settings<CollectiviteitSettings>().Afmeldredenen[^1].Id,
                Status = mislukt ? MutatieStatus.Mislukt : MutatieStatus.Ingediend,
                Fout = mislukt ? "De einddatum ligt vóór de ingangsdatum van de laatste inschrijving." : null,
                Oplossing = mislukt ? "Dien de afmelding opnieuw in met een latere einddatum." : null,
                IngediendOp = nu.AddHours(-i),
                DoorAccountId = Guid.CreateVersion7(),
                DoorNaam = "Een collega (demo)",
                AfgehandeldOp = mislukt ? nu.AddHours(1 - i) : null,
                OpenVoor = mislukt ? null : deelname.Id,
            };
            db.Add(mutatie);
            if (!mislukt)
            {
                jobs.Add(IngebouwdeAdministratie.Werksoort, mutatie.AanvraagId, nu.AddDays(1));
            }
        }

        // and some that were carried out
        for (var i = 5; i < werknemers.Count; i += 9)
        {
            var deelname = werknemers[i].Deelname;
            db.Add(new Mutatie
            {
                Soort = MutatieSoort.Werknemersnummer, DeelnameId = deelname.Id, ContractId = deelname.ContractId, AanvraagId = Guid.CreateVersion7(), Datum = DutchTime.Today(time),
                NieuwNummer = deelname.Werknemersnummer, Status = MutatieStatus.Verwerkt, IngediendOp = nu.AddHours(-6 - i), AfgehandeldOp = nu.AddHours(-5 - i),
                DoorAccountId = Guid.CreateVersion7(), DoorNaam = "Een collega (demo)",
            });
        }

        await BewaarAsync(cancellation);
    }

    // the same on every machine, unlike a hash code
    private int Zaad(int aantal) => tenant.Value.Id.Aggregate(17 + aantal, (zaad, letter) => unchecked((zaad * 31) + letter));
}
