using Collectiviteit.Deelnemers;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Overzichten;

/// <summary>How many take part on a day, counted along the indexes alone: all who have not left by then, less those who start later.</summary>
internal static class Aantallen
{
    /// <returns>By contract; a contract without anybody is not in it.</returns>
    public static async Task<IReadOnlyDictionary<Guid, int>> OpAsync(PortalDbContext db, IReadOnlyList<Guid> contracten, DateOnly dag, CancellationToken cancellation)
    {
        var lopend = await TelAsync(db.Set<Deelname>().Where(d => contracten.Contains(d.ContractId) && d.Eind >= dag), cancellation);
        var later = await TelAsync(db.Set<Deelname>().Where(d => contracten.Contains(d.ContractId) && d.Ingangsdatum > dag), cancellation);
        return lopend.ToDictionary(l => l.Key, l => l.Value - later.GetValueOrDefault(l.Key));
    }

    private static Task<Dictionary<Guid, int>> TelAsync(IQueryable<Deelname> deelnamen, CancellationToken cancellation) => deelnamen
        .GroupBy(d => d.ContractId).Select(g => new { g.Key, Aantal = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Aantal, cancellation);
}
