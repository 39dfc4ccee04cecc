using System.Security.Cryptography;
using System.Text;
using Engine.Access;
using Engine.Audit;
using Engine.Bulk;
using Engine.Bulk.Csv;
using Engine.Calendar;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Jobs;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Registers;

/// <param name="Volledig">True when the file holds the whole register.</param>
/// <param name="Rechtstreeks">True to carry it out after comparing, without review.</param>
/// <param name="Opnieuw">True to compare a file once more that was compared or carried out before.</param>
/// <param name="Naam">Idempotency-Key; null where there is none.</param>
public sealed record Registerbestand(Registersoort Soort, string Bestandsnaam, Stream Inhoud, bool Volledig = false, bool Rechtstreeks = false, bool Opnieuw = false, string? Naam = null);

/// <param name="Eerder">True when this very file was sent before: nothing happens again.</param>
public sealed record OntvangenBestand(Guid Id, bool Eerder);

/// <summary>Takes a file of a register while it comes in, keeps its rows sealed in parts, and leaves comparing them to the background.</summary>
public sealed class NeemRegisterbestand(PortalDbContext db, BulkInsert bulk, FieldProtector velden, JobQueue jobs, AuditLog audit, CurrentActor actor, TimeProvider time)
{
    /// <summary>Bytes of a file: some two million rows.</summary>
    public const long Grootste = 200_000_000;

    // rows are small; a file of long ones must not be held in memory all the same
    private const int MeesteTekens = 2_000_000;
    private const string Opdrachtregel = "opdrachtregel";

    public async Task<Result<OntvangenBestand>> HandleAsync(Registerbestand bestand, CancellationToken cancellation)
    {
        var import = Maak(bestand);
        if (Hash(bestand.Naam) is { } naam && await OpNaamAsync(import.AccountId, naam, cancellation) is { } genoemd)
        {
            return await ZelfdeAsync(bestand, genoemd, cancellation);
        }

        db.Add(import);
        try
        {
            await db.SaveChangesAsync(cancellation);
            await LeesAsync(import, bestand, cancellation);
            return await BewaarAsync(import, bestand, cancellation);
        }
        catch (UnfitFileException ongeschikt)
        {
            await VergeetAsync(import);
            return ongeschikt.Refusal;
        }
        catch (DbUpdateException fout) when (db.IsOvertaken(fout))
        {
            // a double click, the same message twice at once, or the first import went on just now
            await VergeetAsync(import);
            return await EersteAsync(import, cancellation) ?? Importweigeringen.Ingehaald;
        }
        catch
        {
            await VergeetAsync(import);
            throw;
        }
    }

    private Registerimport Maak(Registerbestand bestand) => new()
    {
        Soort = bestand.Soort,
        Bestandsnaam = FileName.Clean(bestand.Bestandsnaam),
        Volledig = bestand.Volledig,
        Rechtstreeks = bestand.Rechtstreeks,
        Peildatum = DutchTime.Today(time),
        AccountId = actor.OrNone?.AccountId,
        DoorNaam = actor.OrNone?.Name ?? Opdrachtregel,
        OntvangenOp = time.GetUtcNow(),
    };

    private async Task LeesAsync(Registerimport import, Registerbestand bestand, CancellationToken cancellation)
    {
        var indeling = Indeling.Van(bestand.Soort);
        using var gehasht = new HashedStream(bestand.Inhoud, Grootste);
        var (deel, tekens) = (new List<Importrij>(Importdeel.Grootte), 0);
        await foreach (var regel in CsvTable.ReadAsync(gehasht, indeling.Layout, cancellation))
        {
            // rows of one person stay together where they stand together, so that one can follow on the other
            if ((deel.Count >= Importdeel.Grootte && deel[^1].Waarden[0] != regel.Values[0]) || deel.Count >= 2 * Importdeel.Grootte || tekens > MeesteTekens)
            {
                await BewaarDeelAsync(import, indeling, deel, cancellation);
                tekens = 0;
            }

            deel.Add(new(regel.Line, regel.Values, null));
            tekens += regel.Values.Sum(w => w?.Length ?? 0);
            import.Regels++;
        }

        await BewaarDeelAsync(import, indeling, deel, cancellation);
        import.Sha256 = gehasht.Sha256();
    }

    private async Task BewaarDeelAsync(Registerimport import, Indeling indeling, List<Importrij> deel, CancellationToken cancellation)
    {
        if (deel.Count == 0)
        {
            return;
        }

        await BewaarSleutelsAsync(import, indeling, deel, cancellation);
        import.LaatsteRegel = deel[^1].Regel;
        var rij = new Importdeel { ImportId = import.Id, Nummer = import.Delen++, Inhoud = Importdeel.Verzegel(velden, deel) };
        db.Add(rij);
        await db.SaveChangesAsync(cancellation);
        db.Entry(rij).State = EntityState.Detached;
        deel.Clear();
    }

    // and tells each row which earlier one has its key
    private async Task BewaarSleutelsAsync(Registerimport import, Indeling indeling, List<Importrij> deel, CancellationToken cancellation)
    {
        var sleutels = deel.ConvertAll(r => indeling.Sleutel(r.Waarden));
        var regelVan = new Dictionary<string, int>(await Importsleutel.VindAsync(db, velden, import.Id, sleutels, cancellation), StringComparer.Ordinal);
        var nieuw = new List<Importsleutel>(deel.Count);
        foreach (var (plaats, sleutel) in sleutels.Index())
        {
            if (regelVan.TryGetValue(sleutel, out var eerder))
            {
                deel[plaats] = deel[plaats] with { EerderOpRegel = eerder };
                continue;
            }

            regelVan.Add(sleutel, deel[plaats].Regel);
            nieuw.Add(new() { ImportId = import.Id, Hash = Importsleutel.Van(velden, sleutel), Regel = deel[plaats].Regel });
        }

        await bulk.WriteAsync(nieuw, cancellation);
    }

    private async Task<OntvangenBestand> BewaarAsync(Registerimport import, Registerbestand bestand, CancellationToken cancellation)
    {
        var herkenning = $"{Indeling.Van(bestand.Soort).Naam}:{(bestand.Volledig ? "volledig" : "deel")}:{import.Sha256}";
        if (await db.Set<Registerimport>().FirstOrDefaultAsync(i => i.Herkenning == herkenning, cancellation) is { } eerder)
        {
            if (!bestand.Opnieuw || eerder.IsBezig)
            {
                await VergeetAsync(import);
                return new(eerder.Id, true);
            }

            // in the one save below: the file is known at every moment, as the first or as this one
            eerder.Herkenning = null;
        }

        (import.Herkenning, import.NaamHash) = (herkenning, Hash(bestand.Naam));
        import.Stand = Importstand.Vergelijken;
        jobs.Add(Importwerk.Werksoort, import.Id);
        audit.Add(new(AuditAction.Create, "collectiviteit.register-ontvangen")
        {
            ObjectType = "import", ObjectId = import.Id, ObjectCount = import.Regels, Detail = $"{Indeling.Van(bestand.Soort).Naam}{(bestand.Volledig ? ", volledige stand" : "")}, sha256 {import.Sha256}",
        });
        await db.SaveChangesAsync(cancellation);
        return new(import.Id, false);
    }

    private Task<Registerimport?> OpNaamAsync(Guid? account, byte[] naam, CancellationToken cancellation) =>
        db.Set<Registerimport>().AsNoTracking().FirstOrDefaultAsync(i => i.AccountId == account && i.NaamHash == naam, cancellation);

    // the same name is the same message, or a mistake
    private static async Task<Result<OntvangenBestand>> ZelfdeAsync(Registerbestand bestand, Registerimport genoemd, CancellationToken cancellation)
    {
        using var gehasht = new HashedStream(bestand.Inhoud, Grootste);
        try
        {
            await gehasht.CopyToAsync(Stream.Null, cancellation);
        }
        catch (UnfitFileException ongeschikt)
        {
            return ongeschikt.Refusal;
        }

        return gehasht.Sha256() == genoemd.Sha256 && genoemd.Soort == bestand.Soort && genoemd.Volledig == bestand.Volledig && genoemd.Rechtstreeks == bestand.Rechtstreeks
            ? new OntvangenBestand(genoemd.Id, true) : Importweigeringen.AnderBericht;
    }

    private async Task<Result<OntvangenBestand>?> EersteAsync(Registerimport import, CancellationToken cancellation)
    {
        if (await db.Set<Registerimport>().AsNoTracking().FirstOrDefaultAsync(i => i.Herkenning == import.Herkenning, cancellation) is { } zelfde)
        {
            return new OntvangenBestand(zelfde.Id, true);
        }

        if (import.NaamHash is { } naam && await OpNaamAsync(import.AccountId, naam, cancellation) is not null)
        {
            return Importweigeringen.AnderBericht;
        }

        return null;
    }

    private static byte[]? Hash(string? naam) => naam is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(naam));

    // also when who sent it went away, so nothing is kept of half a file
    private async Task VergeetAsync(Registerimport import)
    {
        db.ChangeTracker.Clear();
        await db.Set<Importdeel>().Where(d => d.ImportId == import.Id).ExecuteDeleteAsync(CancellationToken.None);
        await db.Set<Importsleutel>().Where(s => s.ImportId == import.Id).ExecuteDeleteAsync(CancellationToken.None);
        await db.Set<Registerimport>().Where(i => i.Id == import.Id).ExecuteDeleteAsync(CancellationToken.None);
    }
}
