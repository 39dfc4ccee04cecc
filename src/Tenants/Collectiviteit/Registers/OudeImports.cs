using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Registers;

/// <summary>Removes imports with what they told of people: first differences, and the import when it has none left.</summary>
internal static class OudeImports
{
    private const int Tegelijk = 50;

    public static readonly RetainedRows Bewaring = new("registerImports", 90, VerwijderAsync);

    private static async Task<int> VerwijderAsync(PortalDbContext db, DateTimeOffset before, CancellationToken cancellation)
    {
        var verwijderd = 0;
        while (verwijderd < RetentionJob.Batch && await DeelAsync(db, before, RetentionJob.Batch - verwijderd, cancellation) is > 0 and var deel)
        {
            verwijderd += deel;
        }

        return verwijderd;
    }

    private static async Task<int> DeelAsync(PortalDbContext db, DateTimeOffset before, int hoogstens, CancellationToken cancellation)
    {
        var oud = await db.Set<Registerimport>().Where(i => i.OntvangenOp < before && i.Slot == null).OrderBy(i => i.OntvangenOp).Take(Tegelijk).Select(i => i.Id).ToListAsync(cancellation);
        var rijen = await db.Set<Importverschil>().Where(v => oud.Contains(v.ImportId)).OrderBy(v => v.Id).Take(hoogstens).Select(v => v.Id).ToListAsync(cancellation);
        var verwijderd = await db.Set<Importverschil>().Where(v => rijen.Contains(v.Id)).ExecuteDeleteAsync(cancellation);
        if (verwijderd >= hoogstens)
        {
            return verwijderd;
        }

        await db.Set<Importsleutel>().Where(s => oud.Contains(s.ImportId)).ExecuteDeleteAsync(cancellation);
        await db.Set<Importdeel>().Where(d => oud.Contains(d.ImportId)).ExecuteDeleteAsync(cancellation);
        return verwijderd + await db.Set<Registerimport>().Where(i => oud.Contains(i.Id)).ExecuteDeleteAsync(cancellation);
    }
}
