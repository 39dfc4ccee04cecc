using System.Runtime.CompilerServices;
using Engine.Audit;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Features;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Registers;

/// <summary>One difference, opened.</summary>
/// <param name="Regel">Line of the file; null for what does not stand in it.</param>
public sealed record Verschil(int Nummer, int? Regel, Verschilsoort Soort, Verschilinhoud Inhoud);

/// <summary>Shows imports and what they would change or changed. What stands about people is for who may see it; others see which fields.</summary>
public sealed class BekijkImports(PortalDbContext db, FieldProtector velden, FeatureView features, AuditLog audit)
{
    private const int Meeste = 50;
    private const int PerKeer = 1000;
    private const string Verborgen = "verborgen";

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Registerimport>> LijstAsync(CancellationToken cancellation) =>
        await db.Set<Registerimport>().AsNoTracking().Where(i => i.Stand != Importstand.Ontvangen).OrderByDescending(i => i.OntvangenOp).Take(Meeste).ToListAsync(cancellation);

    public async Task<Registerimport?> VindAsync(Guid id, CancellationToken cancellation) =>
        await db.Set<Registerimport>().AsNoTracking().FirstOrDefaultAsync(i => i.Id == id && i.Stand != Importstand.Ontvangen, cancellation);

    /// <summary>Whether this person may see what the rows of this register say.</summary>
    public bool MagGegevens(Registerimport import) => !Indeling.Van(import.Soort).HeeftPersonen || features.Shows(Features.Registergegevens);

    /// <summary>Differences of one kind after a number, in the order of the file; the look stands in the log first.</summary>
    public async Task<IReadOnlyList<Verschil>> VerschillenAsync(Registerimport import, Verschilsoort soort, int na, int aantal, CancellationToken cancellation)
    {
        var rijen = await db.Set<Importverschil>().AsNoTracking().Where(v => v.ImportId == import.Id && v.Soort == soort && v.Nummer > na).OrderBy(v => v.Nummer).Take(aantal).ToListAsync(cancellation);
        if (rijen.Count > 0 && Indeling.Van(import.Soort).HeeftPersonen)
        {
            await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.register-verschillen") { ObjectType = "import", ObjectId = import.Id, ObjectCount = rijen.Count, Detail = soort.ToString() }, cancellation);
        }

        var mag = MagGegevens(import);
        return rijen.ConvertAll(v => new Verschil(v.Nummer, v.ObjectId is null ? v.Nummer : null, v.Soort, Toon(Verschilinhoud.Open(velden, v.Inhoud), mag)));
    }

    /// <summary>
    /// The rows that were not taken, as they stood in the file and in its order, opened a thousand at a time: a file can be refused whole.
    /// The caller asked <see cref="MagGegevens"/>, and the look stands in the log first.
    /// </summary>
    /// <returns>The first one, which tells what columns the file had, and all of them; null for none.</returns>
    public async Task<(Verschil? Eerste, IAsyncEnumerable<Verschil> Rijen)> GeweigerdAsync(Registerimport import, CancellationToken cancellation)
    {
        var aantal = await db.Set<Importverschil>().CountAsync(v => v.ImportId == import.Id && v.ObjectId == null && (v.Soort == Verschilsoort.Geweigerd || v.Soort == Verschilsoort.Conflict), cancellation);
        await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.register-geweigerd") { ObjectType = "import", ObjectId = import.Id, ObjectCount = aantal }, cancellation);
        var begin = await GeweigerdNaAsync(import.Id, 0, cancellation);
        return (begin.FirstOrDefault(), VanafAsync(import.Id, begin, cancellation));
    }

    private async IAsyncEnumerable<Verschil> VanafAsync(Guid import, List<Verschil> begin, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var rijen = begin; rijen.Count > 0; rijen = rijen.Count < PerKeer ? [] : await GeweigerdNaAsync(import, rijen[^1].Nummer, cancellation))
        {
            foreach (var rij in rijen)
            {
                yield return rij;
            }
        }
    }

    // each kind by itself goes along the index
    private async Task<List<Verschil>> GeweigerdNaAsync(Guid import, int na, CancellationToken cancellation)
    {
        var rijen = new List<Importverschil>();
        foreach (var soort in new[] { Verschilsoort.Geweigerd, Verschilsoort.Conflict })
        {
            rijen.AddRange(await db.Set<Importverschil>().AsNoTracking().Where(v => v.ImportId == import && v.Soort == soort && v.ObjectId == null && v.Nummer > na)
                .OrderBy(v => v.Nummer).Take(PerKeer).ToListAsync(cancellation));
        }

        return [.. rijen.OrderBy(v => v.Nummer).Take(PerKeer).Select(v => new Verschil(v.Nummer, v.Nummer, v.Soort, Verschilinhoud.Open(velden, v.Inhoud)))];
    }

    private static Verschilinhoud Toon(Verschilinhoud inhoud, bool mag) => inhoud with
    {
        Waarden = null,
        Velden = mag ? inhoud.Velden : [.. inhoud.Velden.Select(v => v with { Oud = v.Oud.Length > 0 ? Verborgen : "", Nieuw = v.Nieuw.Length > 0 ? Verborgen : "" })],
    };
}
