using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties.Mislukt;

/// <param name="Organisatie">Number and name of the customer.</param>
/// <param name="Contract">Number.</param>
public sealed record KlantVerzoek(Mutatie Mutatie, string Organisatie, string Contract);

/// <summary>The failed requests of all customers, for the insurer's desk: who calls about one is helped without asking for the rest. Whom it is about is not told.</summary>
public sealed class MislukteVerzoeken(PortalDbContext db, Instellingen instellingen, AuditLog audit)
{
    /// <returns>Newest first; one more than asked when there is more.</returns>
    public async Task<IReadOnlyList<KlantVerzoek>> LijstAsync(int overslaan, int aantal, CancellationToken cancellation)
    {
        var rijen = await (
            from m in Openstaand.Mislukt(db, instellingen.MisluktSinds).AsNoTracking()
            join c in db.Set<Contract>() on m.ContractId equals c.Id
            join o in db.Set<Organisation>() on c.OrganisationId equals o.Id
            orderby m.AfgehandeldOp descending, m.Id
            select new { Mutatie = m, Contract = c.Number, o.Number, o.Name }).Skip(overslaan).Take(aantal + 1).ToListAsync(cancellation);
        await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.mislukte-verzoeken") { ObjectType = "mutatie", ObjectCount = Math.Min(rijen.Count, aantal) }, cancellation);
        return rijen.ConvertAll(r => new KlantVerzoek(r.Mutatie, $"{r.Number} {r.Name}", r.Contract));
    }
}
