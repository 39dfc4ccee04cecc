using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Jobs;
using Engine.Modules;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Registers;

/// <param name="Sha256">Hash of the file that was reviewed.</param>
/// <param name="Beeindigen">True to end what disappeared.</param>
/// <param name="Aantal">Number that disappears, as somebody who was warned typed it; null when nobody was.</param>
public sealed record Startverzoek(Guid Id, string Sha256, bool Beeindigen, int? Aantal);

/// <summary>Has an import carried out that was compared, exactly the file that was reviewed. One at a time changes the registers.</summary>
public sealed class StartImport(PortalDbContext db, JobQueue jobs, AuditLog audit, CurrentActor actor, CurrentTenant tenant)
{
    /// <returns>Id of the import.</returns>
    public async Task<Result<Guid>> HandleAsync(Startverzoek verzoek, CancellationToken cancellation)
    {
        if (await db.Set<Registerimport>().FirstOrDefaultAsync(i => i.Id == verzoek.Id, cancellation) is not { Stand: Importstand.Vergeleken } import)
        {
            return Importweigeringen.NietKlaar;
        }

        if (!string.Equals(import.Sha256, verzoek.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            return Importweigeringen.AnderBestand;
        }

        if (MagNiet(import, verzoek.Beeindigen, verzoek.Aantal).ToArray() is { Length: > 0 } weigeringen)
        {
            return weigeringen;
        }

        if (await BezigAsync(cancellation) is { } bezig)
        {
            return bezig;
        }

        Begin(import, actor.OrNone?.Name ?? import.DoorNaam, verzoek.Beeindigen);
        jobs.Add(Importwerk.Werksoort, import.Id);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return import.Id;
        }
        catch (DbUpdateException fout) when (db.IsOvertaken(fout))
        {
            db.ChangeTracker.Clear();
            return await BezigAsync(cancellation) ?? Importweigeringen.NietKlaar;
        }
    }

    /// <summary>Rules on what disappears: it ends only from a whole file without refused rows, and above the limit only when somebody typed how many.</summary>
    internal IEnumerable<Refusal> MagNiet(Registerimport import, bool beeindigen, int? aantal)
    {
        if (!beeindigen)
        {
            yield break;
        }

        if (!import.Volledig)
        {
            yield return Importweigeringen.EindigtNiet;
        }
        else if (import.Geweigerd > 0 && Indeling.Van(import.Soort).Eindigt)
        {
            yield return Importweigeringen.EerstVerbeteren;
        }
        else if (IsVeel(import) && aantal != import.Verdwenen)
        {
            yield return Importweigeringen.TeVeel(import.Verdwenen, import.Omvang, Grens);
        }
    }

    /// <summary>Percentage of the register that may disappear without a word.</summary>
    public int Grens => tenant.Value.Settings<CollectiviteitSettings>().RegisterVerdwijngrens;

    public bool IsVeel(Registerimport import) => Indeling.Van(import.Soort).Eindigt && import.Verdwenen * 100L > (long)Grens * import.Omvang;

    /// <returns>Null when no import is being carried out.</returns>
    internal async Task<Refusal?> BezigAsync(CancellationToken cancellation) =>
        await db.Set<Registerimport>().AsNoTracking().FirstOrDefaultAsync(i => i.Slot != null, cancellation) is { } bezig ? Importweigeringen.Bezig(bezig.DoorNaam, bezig.OntvangenOp) : null;

    /// <summary>In the unit of work; the counts begin anew, because the register may have changed since the review.</summary>
    internal void Begin(Registerimport import, string door, bool beeindigen)
    {
        audit.Add(new(AuditAction.Update, "collectiviteit.register-uitvoeren")
        {
            AccountId = import.AccountId, ObjectType = "import", ObjectId = import.Id, ObjectCount = import.Regels,
            Detail = $"Beoordeeld: {import.Nieuw} nieuw, {import.Gewijzigd} gewijzigd, {import.Geweigerd} geweigerd, {import.Conflicten} in conflict, {import.Verdwenen} verdwenen; beëindigen: {(beeindigen ? "ja" : "nee")}",
        });
        import.Stand = Importstand.Uitvoeren;
        import.Slot = Registerimport.Slotnaam;
        import.UitgevoerdDoor = door;
        import.MetBeeindigen = beeindigen && Indeling.Van(import.Soort).Eindigt;
        import.Gedaan = 0;
        (import.Nieuw, import.Gewijzigd, import.Ongewijzigd, import.Geweigerd, import.Conflicten) = (0, 0, 0, 0, 0);
    }
}
