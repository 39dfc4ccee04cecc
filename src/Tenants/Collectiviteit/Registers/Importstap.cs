using Collectiviteit.Registers.Vergelijken;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Registers;

/// <summary>
/// Does the next piece of an import in the caller's transaction: what became of its rows and how far it is are one, so whatever happens to the
/// worker no row is lost and none is done twice.
/// </summary>
public sealed class Importstap(PortalDbContext db, BulkInsert bulk, FieldProtector velden, Registerdelen registers, StartImport start, AuditLog audit, TimeProvider time)
{
    private const int PerKeer = 1000;

    /// <summary>Rows of a register that are looked for in a file in one transaction.</summary>
    public const int RegisterPerKeer = 10_000;

    /// <returns>True when there is more to do.</returns>
    public async Task<bool> DoeAsync(Guid id, CancellationToken cancellation)
    {
        if (await db.Set<Registerimport>().FirstOrDefaultAsync(i => i.Id == id, cancellation) is not { } import)
        {
            return false;
        }

        switch (import.Stand)
        {
            case Importstand.Vergelijken or Importstand.Uitvoeren when import.Gedaan < import.Delen:
                await DeelAsync(import, cancellation);
                break;
            case Importstand.Vergelijken when import.NagelopenTot is { } na:
                await LoopNaAsync(import, na, cancellation);
                break;
            case Importstand.Vergelijken when await WisSleutelsAsync(import, cancellation):
                break;
            case Importstand.Vergelijken:
                await NaVergelijkenAsync(import, cancellation);
                break;
            case Importstand.Uitvoeren:
                import.Stand = Importstand.Beeindigen;
                break;
            case Importstand.Beeindigen:
                await BeeindigAsync(import, cancellation);
                break;
            case Importstand.Ontvangen or Importstand.Vergeleken or Importstand.Uitgevoerd or Importstand.Gestopt:
                return false;
        }

        await db.SaveChangesAsync(cancellation);
        return import.IsBezig;
    }

    private async Task DeelAsync(Registerimport import, CancellationToken cancellation)
    {
        var uitvoeren = import.Stand == Importstand.Uitvoeren;
        var deel = await db.Set<Importdeel>().AsNoTracking().SingleAsync(d => d.ImportId == import.Id && d.Nummer == import.Gedaan, cancellation);
        var rijen = deel.Open(velden);
        var oordelen = await registers.Van(import.Soort).WeegAsync(rijen, uitvoeren, cancellation);
        if (uitvoeren)
        {
            // the report tells what was done, also where the register changed since the review
            var (eerste, laatste) = (rijen[0].Regel, rijen[^1].Regel);
            await db.Set<Importverschil>().Where(v => v.ImportId == import.Id && v.Soort != Verschilsoort.Verdwenen && v.Nummer >= eerste && v.Nummer <= laatste).ExecuteDeleteAsync(cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        await bulk.WriteAsync(
            oordelen.Where(o => o.Soort != Verschilsoort.Ongewijzigd)
                .Select(o => new Importverschil { ImportId = import.Id, Soort = o.Soort, Nummer = o.Rij.Regel, Inhoud = o.Inhoud().Verzegel(velden) }), cancellation);
        foreach (var groep in oordelen.GroupBy(o => o.Soort))
        {
            Tel(import, groep.Key, groep.Count());
        }

        import.Gedaan++;
    }

    private static void Tel(Registerimport import, Verschilsoort soort, int aantal)
    {
        switch (soort)
        {
            case Verschilsoort.Nieuw:
                import.Nieuw += aantal;
                break;
            case Verschilsoort.Gewijzigd:
                import.Gewijzigd += aantal;
                break;
            case Verschilsoort.Conflict:
                import.Conflicten += aantal;
                break;
            case Verschilsoort.Geweigerd:
                import.Geweigerd += aantal;
                break;
            case Verschilsoort.Ongewijzigd:
                import.Ongewijzigd += aantal;
                break;
            case Verschilsoort.Verdwenen:
                import.Verdwenen += aantal;
                break;
        }
    }

    /// <summary>Looks for the next rows of the register in the file and notes those that it does not have; rows only where it is to have everything.</summary>
    private async Task LoopNaAsync(Registerimport import, Guid na, CancellationToken cancellation)
    {
        var rijen = await registers.Van(import.Soort).LeesAsync(import.Peildatum, na, RegisterPerKeer, cancellation);
        var aanwezig = await Importsleutel.VindAsync(db, velden, import.Id, rijen.Select(r => r.Sleutel), cancellation);
        var weg = rijen.Where(r => !aanwezig.ContainsKey(r.Sleutel)).ToList();
        // below the lines of the file: they are read together with conflicts once they wait for a request
        var vanaf = import.LaatsteRegel + import.Verdwenen;
        await bulk.WriteAsync(import.Volledig ? weg.Select((r, i) => Verdwenen(import, r, vanaf + i + 1)) : [], cancellation);
        import.Verdwenen += weg.Count;
        import.Omvang += rijen.Count;
        import.NagelopenTot = rijen.Count == RegisterPerKeer ? rijen[^1].Id : null;
    }

    private async Task<bool> WisSleutelsAsync(Registerimport import, CancellationToken cancellation)
    {
        var ids = await db.Set<Importsleutel>().Where(s => s.ImportId == import.Id).OrderBy(s => s.Hash).Select(s => s.Id).Take(RegisterPerKeer).ToListAsync(cancellation);
        return await db.Set<Importsleutel>().Where(s => EF.Parameter(ids).Contains(s.Id)).ExecuteDeleteAsync(cancellation) > 0;
    }

    private Importverschil Verdwenen(Registerimport import, Registerrij rij, int nummer) =>
        new() { ImportId = import.Id, Soort = Verschilsoort.Verdwenen, Nummer = nummer, ObjectId = rij.Id, Inhoud = new Verschilinhoud(rij.Sleutel, [], [], null) { Naam = rij.Naam }.Verzegel(velden) };

    private async Task NaVergelijkenAsync(Registerimport import, CancellationToken cancellation)
    {
        import.Stand = Importstand.Vergeleken;
        import.KlaarOp = time.GetUtcNow();
        if (import.Rechtstreeks && !start.MagNiet(import, import.Volledig, null).Any() && await start.BezigAsync(cancellation) is null)
        {
            start.Begin(import, import.DoorNaam, import.Volledig && Indeling.Van(import.Soort).Eindigt);
        }
    }

    private async Task BeeindigAsync(Registerimport import, CancellationToken cancellation)
    {
        var verdwenen = !import.MetBeeindigen ? [] : await db.Set<Importverschil>().Where(v => v.ImportId == import.Id && v.Soort == Verschilsoort.Verdwenen && v.Nummer > import.GedaanTot)
            .OrderBy(v => v.Nummer).Take(PerKeer).ToListAsync(cancellation);
        if (verdwenen.Count > 0)
        {
            var beeindigd = await registers.Van(import.Soort).BeeindigAsync([.. verdwenen.Select(v => v.ObjectId).OfType<Guid>()], import.Peildatum.AddDays(-1), cancellation);
            foreach (var verschil in verdwenen.Where(v => v.ObjectId is { } id && beeindigd.Wachtend.Contains(id)))
            {
                Laat(import, verschil);
            }

            import.Beeindigd += beeindigd.Aantal;
            import.GedaanTot = verdwenen[^1].Nummer;
            return;
        }

        import.Stand = Importstand.Uitgevoerd;
        import.Slot = null;
        import.KlaarOp = time.GetUtcNow();

        // the report is all that is still needed
        await db.Set<Importdeel>().Where(d => d.ImportId == import.Id).ExecuteDeleteAsync(cancellation);
        audit.Add(new(AuditAction.Update, "collectiviteit.register-uitgevoerd")
        {
            AccountId = import.AccountId, ObjectType = "import", ObjectId = import.Id, ObjectCount = import.Regels,
            Detail = $"{Indeling.Van(import.Soort).Naam}: {import.Nieuw} nieuw, {import.Gewijzigd} gewijzigd, {import.Ongewijzigd} ongewijzigd, {import.Geweigerd} geweigerd, {import.Conflicten} in conflict, {import.Beeindigd} beëindigd",
        });
    }

    private void Laat(Registerimport import, Importverschil verschil)
    {
        var inhoud = Verschilinhoud.Open(velden, verschil.Inhoud);
        verschil.Soort = Verschilsoort.Conflict;
        verschil.Inhoud = (inhoud with { Fouten = [new(null, "Staat niet in het bestand, maar er loopt een verzoek voor deze persoon.", "Handel eerst het verzoek af. Vergelijk het bestand daarna opnieuw.")] }).Verzegel(velden);
        import.Conflicten++;
    }
}
