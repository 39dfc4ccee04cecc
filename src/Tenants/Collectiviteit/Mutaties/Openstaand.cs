using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties;

/// <summary>What a user still has to know about an enrolment: the request that is open, or the last one when it failed.</summary>
internal static class Openstaand
{
    public static IQueryable<Mutatie> Wachtend(PortalDbContext db, Guid contract) =>
        db.Set<Mutatie>().Where(m => m.ContractId == contract && m.OpenVoor != null);

    /// <summary>Failed, not done over, and nobody has asked anything for that person since.</summary>
    public static IQueryable<Mutatie> Mislukt(PortalDbContext db, Guid contract) => db.Set<Mutatie>().Where(m =>
        m.ContractId == contract && m.Status == MutatieStatus.Mislukt && !db.Set<Mutatie>().Any(later => later.HerstelVan == m.Id)
        && (m.DeelnameId == null || !db.Set<Mutatie>().Any(later => later.DeelnameId == m.DeelnameId && later.IngediendOp > m.IngediendOp)));

    public static async Task<Dictionary<Guid, Mutatie>> VanAsync(PortalDbContext db, IReadOnlyCollection<Guid> deelnamen, CancellationToken cancellation)
    {
        var ids = deelnamen.Select(d => (Guid?)d).ToList();
        var mutaties = await db.Set<Mutatie>().AsNoTracking().Where(m => ids.Contains(m.DeelnameId)).ToListAsync(cancellation);
        return mutaties.GroupBy(m => m.DeelnameId ?? Guid.Empty)
            .Select(g => (Deelname: g.Key, Laatste: g.OrderByDescending(m => m.IsOpen).ThenByDescending(m => m.IngediendOp).First()))
            .Where(g => g.Laatste.IsOpen || g.Laatste.Status == MutatieStatus.Mislukt)
            .ToDictionary(g => g.Deelname, g => g.Laatste);
    }
}
