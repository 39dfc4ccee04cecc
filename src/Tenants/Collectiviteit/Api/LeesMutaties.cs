using Collectiviteit.Deelnemers.Zoeken;
using Collectiviteit.Mutaties;
using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Features;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Api;

/// <param name="Sinds">Handed in or dealt with at this moment or later.</param>
/// <param name="Na">Request after which the page starts.</param>
internal sealed record MutatieVraag(DateTimeOffset? Sinds, MutatieStatus? Status, int Aantal, Guid? Na);

/// <summary>Requests of the contracts in reach and what became of them, whoever handed them in.</summary>
internal sealed class LeesMutaties(PortalDbContext db, FeatureView features, CurrentActor actor, AuditLog audit)
{
    private static readonly Volgorde<Mutatie, DateTimeOffset> Oudste = new(m => m.IngediendOp, nameof(Mutatie.Id));

    /// <returns>The oldest first, one more than asked when there is more; null when the row to start after is not there.</returns>
    public async Task<IReadOnlyList<MutatieBericht>?> LijstAsync(MutatieVraag vraag, CancellationToken cancellation)
    {
        var bron = Bereik();
        if (vraag.Na is { } na)
        {
            if (await bron.FirstOrDefaultAsync(m => m.Id == na, cancellation) is not { } cursor)
            {
                return null;
            }

            bron = Oudste.Voorbij(bron, cursor.IngediendOp, cursor.Id, Plaats.Zelfde, omlaag: false);
        }

        if (vraag.Status is { } status)
        {
            bron = bron.Where(m => m.Status == status);
        }

        if (vraag.Sinds is { } sinds)
        {
            bron = bron.Where(m => m.IngediendOp >= sinds || m.AfgehandeldOp >= sinds);
        }

        var gevonden = await Oudste.Orden(bron, omlaag: false).Take(vraag.Aantal + 1).ToListAsync(cancellation);
        await GelezenAsync(null, gevonden.Count, cancellation);
        return Berichten(gevonden);
    }

    /// <returns>Null when it is not there, or not for this actor.</returns>
    public async Task<MutatieBericht?> VindAsync(Guid id, CancellationToken cancellation)
    {
        if (await Bereik().FirstOrDefaultAsync(m => m.Id == id, cancellation) is not { } mutatie)
        {
            return null;
        }

        await GelezenAsync(id, 1, cancellation);
        return MutatieBericht.Van(mutatie, actor.Value);
    }

    /// <summary>The newest request about an enrolment, with all that was handed in along with it.</summary>
    public async Task<Ontvangstbewijs> BewijsAsync(Guid deelname, CancellationToken cancellation)
    {
        var verzoek = await db.Set<Mutatie>().Where(m => m.DeelnameId == deelname).OrderByDescending(m => m.IngediendOp).Select(m => m.AanvraagId).FirstAsync(cancellation);
        return await VerzoekAsync(verzoek, cancellation);
    }

    /// <summary>All that was handed in under one id.</summary>
    public async Task<Ontvangstbewijs> VerzoekAsync(Guid verzoek, CancellationToken cancellation)
    {
        var mutaties = await db.Set<Mutatie>().AsNoTracking().Where(m => m.AanvraagId == verzoek).OrderBy(m => m.Id).ToListAsync(cancellation);
        return new(verzoek, Berichten(mutaties));
    }

    private IQueryable<Mutatie> Bereik()
    {
        var contracten = features.Contracts(Features.Zoeken);
        return db.Set<Mutatie>().AsNoTracking().Where(m => contracten.Contains(m.ContractId));
    }

    private Task GelezenAsync(Guid? id, int aantal, CancellationToken cancellation) => audit.ReadAsync(
        new(AuditAction.Read, "collectiviteit.mutaties") { ObjectType = "mutatie", ObjectId = id, ObjectCount = aantal }, cancellation);

    private List<MutatieBericht> Berichten(IEnumerable<Mutatie> mutaties) => [.. mutaties.Select(m => MutatieBericht.Van(m, actor.Value))];
}
