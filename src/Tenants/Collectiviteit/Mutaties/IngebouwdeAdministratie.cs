using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties;

/// <summary>
/// The embedded administration: carries requests out by itself, in the background. What was true when the user asked may have changed
/// since, so it weighs the register again; what cannot be done fails with a reason and what to do about it.
/// </summary>
public sealed class IngebouwdeAdministratie(BulkInsert bulk, FieldProtector velden, AuditLog audit, CurrentTenant tenant, TimeProvider time) : JobHandler
{
    public const string Werksoort = "collectiviteit.mutatie";

    public override string Kind => Werksoort;

    public override string Title => "Mutaties verwerken";

    /// <param name="row">Id under which a user sent one or more requests in one go; they are done together, the employee first.</param>
    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var mutaties = await db.Set<Mutatie>().Where(m => m.AanvraagId == row && m.OpenVoor != null).ToListAsync(cancellation);
        var fouten = new Dictionary<Guid, Mislukking>();
        await WijzigAsync([.. mutaties.Where(m => m.Soort != MutatieSoort.Aanmelding)], fouten, db, cancellation);
        if (mutaties.Exists(m => m.Soort == MutatieSoort.Aanmelding))
        {
            var geweigerd = await new Inschrijving(db, bulk, velden, tenant.Value.Settings<CollectiviteitSettings>()).DoeAsync(row, cancellation);
            foreach (var mutatie in mutaties)
            {
                if (mutatie.AanmeldingId is { } id && geweigerd.TryGetValue(id, out var fout))
                {
                    fouten.Add(mutatie.Id, fout);
                }
            }
        }

        foreach (var mutatie in mutaties)
        {
            RondAf(mutatie, fouten.GetValueOrDefault(mutatie.Id));
        }

        Noteer(mutaties);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task WijzigAsync(List<Mutatie> mutaties, Dictionary<Guid, Mislukking> fouten, PortalDbContext db, CancellationToken cancellation)
    {
        var ids = mutaties.Select(m => m.DeelnameId).ToList();
        var deelnamen = await db.Set<Deelname>().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellation);
        var overstap = new Overstap(db);
        foreach (var (mutatie, deelname) in mutaties.Select(m => (m, deelnamen[m.DeelnameId ?? Guid.Empty])).OrderBy(p => p.Item2.Rol))
        {
            var fout = mutatie.Soort switch
            {
                MutatieSoort.Afmelding => Afmelden(mutatie, deelname),
                MutatieSoort.Werknemersnummer => Nummeren(mutatie, deelname),
                MutatieSoort.Wissel => await overstap.DoeAsync(mutatie, deelname, cancellation),
                MutatieSoort.Aanmelding => throw new InvalidOperationException("Enrolments are carried out together."),
            };
            if (fout is not null)
            {
                fouten.Add(mutatie.Id, fout);
            }
        }
    }

    private void RondAf(Mutatie mutatie, Mislukking? fout)
    {
        (mutatie.Fout, mutatie.Oplossing) = (fout?.Waarom, fout?.Oplossing);
        mutatie.Status = fout is null ? MutatieStatus.Verwerkt : MutatieStatus.Mislukt;
        mutatie.OpenVoor = null;
        mutatie.AfgehandeldOp = time.GetUtcNow();
    }

    // one event for all of a kind that went the same way: an upload is one act, not ten thousand
    private void Noteer(List<Mutatie> mutaties)
    {
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

    private Mislukking? Afmelden(Mutatie mutatie, Deelname deelname)
    {
        if (mutatie.Datum < deelname.Ingangsdatum)
        {
            return new("De einddatum ligt vóór de ingangsdatum van de laatste inschrijving.", "Dien de afmelding opnieuw in met een latere einddatum.");
        }

        if (deelname.Eind <= mutatie.Datum)
        {
            return new($"De deelname eindigde al op {Show.Date(deelname.Eind)}.", "Controleer de einddatum. Klopt die, dan hoeft u niets te doen.");
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

/// <summary>Why a request could not be carried out, and what the user does about it; both plain Dutch.</summary>
internal sealed record Mislukking(string Waarom, string Oplossing);
