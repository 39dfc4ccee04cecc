using Collectiviteit.Deelnemers;
using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Tenancy;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties;

/// <summary>
/// The embedded administration: carries requests out by itself, in the background. What was true when the user asked may have changed
/// since, so it weighs the register again; what cannot be done fails with a reason and what to do about it.
/// </summary>
public sealed class IngebouwdeAdministratie(AuditLog audit, CurrentTenant tenant, TimeProvider time) : JobHandler
{
    public const string Werksoort = "collectiviteit.mutatie";

    public override string Kind => Werksoort;

    public override string Title => "Mutaties verwerken";

    /// <param name="row">Id under which a user sent one or more requests in one go; they are done together, the employee first.</param>
    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var mutaties = await db.Set<Mutatie>().Where(m => m.AanvraagId == row && m.OpenVoor != null).ToListAsync(cancellation);
        var ids = mutaties.Select(m => m.DeelnameId).ToList();
        var deelnamen = await db.Set<Deelname>().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancellation);
        var overstap = new Overstap(db);
        foreach (var mutatie in mutaties.OrderBy(m => deelnamen[m.DeelnameId].Rol))
        {
            var deelname = deelnamen[mutatie.DeelnameId];
            var fout = mutatie.Soort switch
            {
                MutatieSoort.Afmelding => Afmelden(mutatie, deelname),
                MutatieSoort.Werknemersnummer => Nummeren(mutatie, deelname),
                MutatieSoort.Wissel => await overstap.DoeAsync(mutatie, deelname, cancellation),
            };
            RondAf(mutatie, fout);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private void RondAf(Mutatie mutatie, Mislukking? fout)
    {
        (mutatie.Fout, mutatie.Oplossing) = (fout?.Waarom, fout?.Oplossing);
        mutatie.Status = fout is null ? MutatieStatus.Verwerkt : MutatieStatus.Mislukt;
        mutatie.OpenVoor = null;
        mutatie.AfgehandeldOp = time.GetUtcNow();
        audit.Add(new(AuditAction.Update, "collectiviteit.verwerkt")
        {
            Outcome = fout is null ? AuditOutcome.Success : AuditOutcome.Failure,
            ObjectType = "mutatie",
            ObjectId = mutatie.Id,
            Detail = mutatie.Soort.ToString(),
        });
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
        deelname.HoudtKorting = tenant.Value.Settings<CollectiviteitSettings>().Afmeldredenen
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
