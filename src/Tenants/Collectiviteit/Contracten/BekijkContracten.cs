using Collectiviteit.Contracten.Contacten;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Contracten;

/// <summary>A contract in reach with what was agreed; <paramref name="Gegevens"/> is null while the insurer sent nothing.</summary>
/// <param name="ViaSalaris">Premium withheld from the salary.</param>
/// <param name="ViaAcceptgiro">Premium paid by acceptgiro.</param>
/// <param name="Contacten">In the order of their kinds; null where the tenant does not show them here.</param>
public sealed record Contractdetail(Contract Contract, Contractgegevens? Gegevens, bool ViaSalaris, bool ViaAcceptgiro, IReadOnlyList<Contactpersoon>? Contacten);

/// <summary>Shows the contracts of this person with what was agreed (000-37, 000-38, 001-52, 002-27).</summary>
public sealed class BekijkContracten(PortalDbContext db, FeatureView features, AuditLog audit)
{
    public async Task<IReadOnlyList<Contractdetail>> HandleAsync(CancellationToken cancellation)
    {
        var bereik = features.Contracts(Features.Contractdetails);
        var contracten = await db.Set<Contract>().AsNoTracking().Where(c => bereik.Contains(c.Id)).OrderBy(c => c.Number).ToListAsync(cancellation);
        var gegevens = await db.Set<Contractgegevens>().AsNoTracking().Where(g => bereik.Contains(g.ContractId)).ToDictionaryAsync(g => g.ContractId, cancellation);
        var metContacten = features.Contracts(Features.Contacten);
        var contacten = metContacten.Count == 0 ? [] : await db.Set<Contactpersoon>().AsNoTracking().Where(c => metContacten.Contains(c.ContractId)).ToListAsync(cancellation);
        await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.contractdetails") { ObjectType = "contract", ObjectCount = contracten.Count }, cancellation);
        return [.. contracten.Select(c => new Contractdetail(
            c, gegevens.GetValueOrDefault(c.Id), c.Facts.Contains(Feiten.PremieViaSalaris), c.Facts.Contains(Feiten.PremieViaAcceptgiro),
            metContacten.Contains(c.Id) ? [.. contacten.Where(p => p.ContractId == c.Id).OrderBy(p => p.Soort)] : null))];
    }
}
