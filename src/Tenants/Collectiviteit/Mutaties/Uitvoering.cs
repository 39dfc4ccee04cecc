using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Meldingen;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Tenancy;
using Engine.Ui;

namespace Collectiviteit.Mutaties;

/// <summary>Brings requests into the register of the portal, whoever decided on them, and closes them, in the transaction of its caller, who saves last.</summary>
public sealed class Uitvoering(
    PortalDbContext db, BulkInsert bulk, FieldProtector velden, Verwerkberichten berichten, Melden melden, AuditLog audit, CurrentTenant tenant, TimeProvider time)
{
    /// <param name="mutaties">Tracked and open.</param>
    /// <param name="relatienummers">Numbers that the insurer gave to new people, by id of the aanmelding; who is not in it gets one here.</param>
    public async Task DoeAsync(IReadOnlyList<Mutatie> mutaties, IReadOnlyDictionary<Guid, string> relatienummers, CancellationToken cancellation)
    {
        var fouten = new Dictionary<Guid, Mislukking>();
        await WijzigAsync([.. mutaties.Where(m => m.AanmeldingId is null)], fouten, cancellation);
        var aanmeldingen = mutaties.Where(m => m.AanmeldingId is not null).ToList();
        if (aanmeldingen.Count > 0)
        {
            // who leaves or moves in the same run is in the register before who is enrolled is weighed against it
            await db.SaveChangesAsync(cancellation);
            var geweigerd = await new Inschrijving(db, bulk, velden, tenant.Value.Settings<CollectiviteitSettings>(), relatienummers).DoeAsync(aanmeldingen, cancellation);
            foreach (var mutatie in mutaties)
            {
                if (mutatie.AanmeldingId is { } id && geweigerd.TryGetValue(id, out var fout))
                {
                    fouten.Add(mutatie.Id, fout);
                }
            }
        }

        await RondAfAsync(mutaties, fouten, cancellation);
    }

    /// <summary>Closes requests: who is in <paramref name="fouten"/> failed, the others were carried out.</summary>
    /// <param name="fouten">By id of the mutatie.</param>
    public async Task RondAfAsync(IReadOnlyList<Mutatie> mutaties, IReadOnlyDictionary<Guid, Mislukking> fouten, CancellationToken cancellation)
    {
        foreach (var mutatie in mutaties)
        {
            var fout = fouten.GetValueOrDefault(mutatie.Id);
            (mutatie.Fout, mutatie.Oplossing) = (fout?.Waarom, fout?.Oplossing);
            mutatie.Status = fout is null ? MutatieStatus.Verwerkt : MutatieStatus.Mislukt;
            mutatie.OpenVoor = null;
            mutatie.AfgehandeldOp = time.GetUtcNow();
        }

        await berichten.MisluktAsync(mutaties, cancellation);
        await melden.AfgerondAsync(mutaties, cancellation);

        // one event for all of a kind that went the same way: an upload is one act, not ten thousand
        foreach (var groep in mutaties.GroupBy(m => (m.Soort, m.Status)))
        {
            var enige = groep.Count() == 1;
            audit.Add(new(AuditAction.Update, "collectiviteit.verwerkt")
            {
                Outcome = groep.Key.Status == MutatieStatus.Verwerkt ? AuditOutcome.Success : AuditOutcome.Failure,
                ObjectType = enige ? "mutatie" : "aanvraag",
                ObjectId = enige ? groep.First().Id : groep.First().AanvraagId,
                ObjectCount = groep.Count(),
                Detail = groep.Key.Soort.ToString(),
            });
        }
    }

    private async Task WijzigAsync(List<Mutatie> mutaties, Dictionary<Guid, Mislukking> fouten, CancellationToken cancellation)
    {
        var deelnamen = (await Delen.LeesAsync(
            mutaties.Select(m => m.DeelnameId).OfType<Guid>(), ids => db.Set<Deelname>().Where(d => ids.Contains(d.Id)), cancellation)).ToDictionary(d => d.Id);
        var paren = mutaties.ConvertAll(m => (Mutatie: m, Deelname: deelnamen[m.DeelnameId ?? Guid.Empty]));
        var overstap = await Overstap.LeesAsync(db, paren.FindAll(p => p.Mutatie.Soort == MutatieSoort.Wissel), cancellation);
        foreach (var (mutatie, deelname) in paren.OrderBy(p => p.Deelname.Rol))
        {
            var fout = mutatie.Soort switch
            {
                MutatieSoort.Afmelding => Afmelden(mutatie, deelname),
                MutatieSoort.Werknemersnummer => Nummeren(mutatie, deelname),
                MutatieSoort.Wissel => overstap.Doe(mutatie, deelname),
                MutatieSoort.Aanmelding => throw new InvalidOperationException("Enrolments are carried out together."),
            };
            if (fout is not null)
            {
                fouten.Add(mutatie.Id, fout);
            }
        }
    }

    private Mislukking? Afmelden(Mutatie mutatie, Deelname deelname)
    {
        if (mutatie.Datum < deelname.Ingangsdatum)
        {
            return new("De einddatum ligt vóór de ingangsdatum van de laatste inschrijving.", "Dien de afmelding opnieuw in met een latere einddatum.");
        }

        if (deelname.Eind <= mutatie.Datum)
        {
            return new($"De deelname liep al tot en met {Show.Date(deelname.Eind)}.", "Controleer de einddatum. Klopt die, dan hoeft u niets te doen.");
        }

        deelname.Eind = mutatie.Datum;
        deelname.Eindreden = mutatie.Reden;
        deelname.HoudtKorting = tenant.Value.Settings<CollectiviteitSettings>().AlleAfmeldredenen
            .Any(r => r.Id == mutatie.Reden && r.Soort == RedenSoort.Pensioen);
        return null;
    }

    private static Mislukking? Nummeren(Mutatie mutatie, Deelname deelname)
    {
        deelname.Werknemersnummer = mutatie.NieuwNummer ?? "";
        return null;
    }
}
