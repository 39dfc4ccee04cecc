using Collectiviteit.Mutaties;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Dashboard;

/// <summary>The last requests that ended one way, of the last days: what a start page shows, not a history.</summary>
internal static class Verwerkingen
{
    private const int Aantal = 4;

    /// <param name="sinds">Requests from before are passed over, so that a long history costs nothing.</param>
    public static IQueryable<Mutatie> Verwerkt(PortalDbContext db, IReadOnlyList<Guid> contracten, DateTimeOffset sinds) =>
        db.Set<Mutatie>().Where(m => contracten.Contains(m.ContractId) && m.Status == MutatieStatus.Verwerkt && m.IngediendOp >= sinds);

    /// <param name="mutaties">All of one kind; the newest few are taken.</param>
    public static async Task<IReadOnlyList<Verwerking>> LaatsteAsync(PortalDbContext db, IQueryable<Mutatie> mutaties, CancellationToken cancellation)
    {
        var rijen = await Verzoeknaam.Bij(db, mutaties.OrderByDescending(m => m.AfgehandeldOp).ThenByDescending(m => m.Id).Take(Aantal)).ToListAsync(cancellation);
        return [.. rijen.OrderByDescending(r => r.Mutatie.AfgehandeldOp).ThenByDescending(r => r.Mutatie.Id).Select(r => new Verwerking(r.Mutatie, r.Naam))];
    }
}

/// <summary>A request that was closed, with whom it is about.</summary>
internal sealed record Verwerking(Mutatie Mutatie, string Naam);
