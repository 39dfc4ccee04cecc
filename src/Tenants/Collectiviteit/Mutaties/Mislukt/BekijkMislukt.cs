using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties.Mislukt;

/// <summary>Lists the requests of the last days that could not be carried out and were not done over, for the contracts in reach (001-49).</summary>
public sealed class BekijkMislukt(PortalDbContext db, FeatureView features, Dossiers dossiers, Instellingen instellingen, AuditLog audit)
{
    public const string Ingediend = "ingediend";
    public const string Wat = "wat";
    public const string Contract = "contract";

    /// <summary>Columns by which the list can be put in order; without one the newest comes first.</summary>
    public static readonly IReadOnlyCollection<string> Sorteerbaar = [Ingediend, Wat, Contract];

    /// <param name="functie">Feature of whose contracts the failures are listed.</param>
    public async Task<Misluktbeeld> HandleAsync(string functie, TableQuery query, CancellationToken cancellation) => new(
        query,
        await OffsetPage<MislukteVerwerking>.LoadAsync(PrintView.ForRows(query), (overslaan, aantal) => LijstAsync(functie, query, overslaan, aantal, cancellation)),
        await Recent(functie).CountAsync(cancellation));

    // one more than asked when there is more
    private async Task<IReadOnlyList<MislukteVerwerking>> LijstAsync(string functie, TableQuery query, int overslaan, int aantal, CancellationToken cancellation)
    {
        var rijen = await (
            from r in Verzoeknaam.Bij(db, Geordend(Recent(functie), query).Skip(overslaan).Take(aantal + 1))
            join c in db.Set<Contract>() on r.Mutatie.ContractId equals c.Id
            select new { Verzoek = r, c.Number }).ToListAsync(cancellation);
        await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.mislukt") { ObjectType = "mutatie", ObjectCount = Math.Min(rijen.Count, aantal) }, cancellation);
        var afgerond = await dossiers.AfgerondAsync([.. rijen.Select(r => r.Verzoek.Mutatie.DeelnameId).OfType<Guid>()], cancellation);
        return rijen.ConvertAll(r => new MislukteVerwerking(r.Verzoek.Mutatie, r.Verzoek.Naam, r.Number, Hersteladres.IsVoorbij(r.Verzoek.Mutatie, afgerond)));
    }

    private IQueryable<Mutatie> Recent(string functie) => Openstaand.Mislukt(db, features.Contracts(functie), instellingen.MisluktSinds);

    private IQueryable<Mutatie> Geordend(IQueryable<Mutatie> bron, TableQuery query)
    {
        var omlaag = query.Descending || query.Sort is null;
        var contracten = db.Set<Contract>();
        return (query.SortOr(Ingediend, Sorteerbaar), omlaag) switch
        {
            (Wat, false) => bron.OrderBy(m => m.Soort).ThenByDescending(m => m.IngediendOp).ThenBy(m => m.Id),
            (Wat, true) => bron.OrderByDescending(m => m.Soort).ThenByDescending(m => m.IngediendOp).ThenBy(m => m.Id),
            (Contract, false) => bron.OrderBy(m => contracten.First(c => c.Id == m.ContractId).Number).ThenByDescending(m => m.IngediendOp).ThenBy(m => m.Id),
            (Contract, true) => bron.OrderByDescending(m => contracten.First(c => c.Id == m.ContractId).Number).ThenByDescending(m => m.IngediendOp).ThenBy(m => m.Id),
            (_, false) => bron.OrderBy(m => m.IngediendOp).ThenBy(m => m.Id),
            (_, true) => bron.OrderByDescending(m => m.IngediendOp).ThenByDescending(m => m.Id),
        };
    }
}
