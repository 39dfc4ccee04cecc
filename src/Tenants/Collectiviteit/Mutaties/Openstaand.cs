using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties;

/// <summary>What a user still has to know about an enrolment: the request that is open, or the last one when it failed lately.</summary>
internal static class Openstaand
{
    public static IQueryable<Mutatie> Wachtend(PortalDbContext db, IReadOnlyList<Guid> contracten) =>
        db.Set<Mutatie>().Where(m => contracten.Contains(m.ContractId) && m.OpenVoor != null);

    /// <summary>Failed, not done over, and nobody has asked the same thing for that person since: the one count of lists, tiles and the start page.</summary>
    /// <param name="sinds">See <see cref="Instellingen.MisluktSinds"/>.</param>
    public static IQueryable<Mutatie> Mislukt(PortalDbContext db, IReadOnlyList<Guid> contracten, DateTimeOffset sinds) => Mislukt(db, sinds).Where(m => contracten.Contains(m.ContractId));

    /// <summary>The same of all customers.</summary>
    public static IQueryable<Mutatie> Mislukt(PortalDbContext db, DateTimeOffset sinds) => db.Set<Mutatie>().Where(m =>
        m.Status == MutatieStatus.Mislukt && m.AfgehandeldOp >= sinds && !db.Set<Mutatie>().Any(later => later.HerstelVan == m.Id)
        && (m.DeelnameId == null || !db.Set<Mutatie>().Any(later => later.DeelnameId == m.DeelnameId && later.Soort == m.Soort && later.IngediendOp > m.IngediendOp)));

    /// <param name="sinds">See <see cref="Instellingen.MisluktSinds"/>.</param>
    public static async Task<Dictionary<Guid, Mutatie>> VanAsync(PortalDbContext db, IReadOnlyCollection<Guid> deelnamen, DateTimeOffset sinds, CancellationToken cancellation)
    {
        var ids = deelnamen.Select(d => (Guid?)d).ToList();
        var mutaties = await db.Set<Mutatie>().AsNoTracking().Where(m => ids.Contains(m.DeelnameId)).ToListAsync(cancellation);
        return mutaties.GroupBy(m => (m.DeelnameId, m.Soort)).Select(g => g.OrderByDescending(m => m.IsOpen).ThenByDescending(m => m.IngediendOp).First())
            .Where(m => m.IsOpen || (m.Status == MutatieStatus.Mislukt && m.AfgehandeldOp >= sinds))
            .GroupBy(m => m.DeelnameId ?? Guid.Empty)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(m => m.IsOpen).ThenByDescending(m => m.IngediendOp).First());
    }
}
