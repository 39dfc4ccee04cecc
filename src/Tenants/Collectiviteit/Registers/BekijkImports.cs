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

    /// <summary>The rows that were not taken, as they stood in the file; the caller asked <see cref="MagGegevens"/>, and the look stands in the log first.</summary>
    public async Task<IReadOnlyList<Verschil>> GeweigerdAsync(Registerimport import, CancellationToken cancellation)
    {
        var rijen = await db.Set<Importverschil>().AsNoTracking().Where(v => v.ImportId == import.Id && (v.Soort == Verschilsoort.Geweigerd || v.Soort == Verschilsoort.Conflict))
            .OrderBy(v => v.Nummer).ToListAsync(cancellation);
        await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.register-geweigerd") { ObjectType = "import", ObjectId = import.Id, ObjectCount = rijen.Count }, cancellation);
        return rijen.ConvertAll(v => new Verschil(v.Nummer, v.Nummer, v.Soort, Verschilinhoud.Open(velden, v.Inhoud))).FindAll(v => v.Inhoud.Waarden is not null);
    }

    private static Verschilinhoud Toon(Verschilinhoud inhoud, bool mag) => inhoud with
    {
        Waarden = null,
        Velden = mag ? inhoud.Velden : [.. inhoud.Velden.Select(v => v with { Oud = v.Oud.Length > 0 ? Verborgen : "", Nieuw = v.Nieuw.Length > 0 ? Verborgen : "" })],
    };
}
