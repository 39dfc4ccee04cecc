using Collectiviteit.Aanmeldingen;
using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties;

/// <summary>
/// Removes requests that ended long ago, with the data of who was to be enrolled. Nothing that the manuals show is told from them: periods,
/// in- and outflow and use are counted from the register (001-20, 001-42, 001-44).
/// </summary>
internal static class OudeMutaties
{
    public static readonly RetainedRows Bewaring = new("mutations", 2557, RemoveAsync);

    private static async Task<int> RemoveAsync(PortalDbContext db, DateTimeOffset before, CancellationToken cancellation)
    {
        var oud = await db.Set<Mutatie>().Where(m => m.OpenVoor == null && m.AfgehandeldOp < before).OrderBy(m => m.AfgehandeldOp).ThenBy(m => m.Id).Take(RetentionJob.Batch)
            .Select(m => new { m.Id, m.AanmeldingId }).ToListAsync(cancellation);
        if (oud.Count == 0)
        {
            return 0;
        }

        var ids = oud.ConvertAll(m => m.Id);
        var aanmeldingen = oud.Select(m => m.AanmeldingId).OfType<Guid>().ToList();
        // what did an old one over, or was sent along with it, may have ended later and stays
        await db.Set<Mutatie>().Where(m => m.HerstelVan != null && ids.Contains(m.HerstelVan.Value)).ExecuteUpdateAsync(s => s.SetProperty(m => m.HerstelVan, (Guid?)null), cancellation);
        await db.Set<Aanmelding>().Where(a => a.HoofdAanmeldingId != null && aanmeldingen.Contains(a.HoofdAanmeldingId.Value))
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.HoofdAanmeldingId, (Guid?)null), cancellation);
        var weg = await db.Set<Mutatie>().Where(m => ids.Contains(m.Id)).ExecuteDeleteAsync(cancellation);
        await db.Set<Aanmelding>().Where(a => aanmeldingen.Contains(a.Id)).ExecuteDeleteAsync(cancellation);
        return weg;
    }
}
