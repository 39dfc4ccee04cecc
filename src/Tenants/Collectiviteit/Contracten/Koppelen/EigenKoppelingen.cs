using Engine.Access.Links;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Contracten.Koppelen;

/// <summary>The links that the own organisation asked for. One that waits shows the two numbers that were typed, and no name.</summary>
public sealed class EigenKoppelingen(PortalDbContext db, ContractLinks links)
{
    /// <returns>The newest first.</returns>
    public async Task<IReadOnlyList<SeenLink>> LijstAsync(CancellationToken cancellation)
    {
        var eigen = await links.OwnAsync(cancellation);
        var wachtend = eigen.Where(l => !l.IsAgreed).Select(l => l.ContractId).ToList();
        var klanten = await db.Set<Contractgegevens>().AsNoTracking().Where(g => wachtend.Contains(g.ContractId)).ToDictionaryAsync(g => g.ContractId, g => g.Klantnummer, cancellation);
        return eigen.ConvertAll(l => klanten.TryGetValue(l.ContractId, out var klant) ? l with { Organisation = $"Klantnummer {klant}" } : l);
    }
}
