using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Features;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Deelnemers;

/// <param name="Bsn">Null where it is not shown (001-05).</param>
/// <param name="Deelnamen">Every period of this person at the contracts in reach, the last one first (001-24).</param>
public sealed record Deelnemergegevens(Dossier Dossier, string? Bsn, IReadOnlyList<Periodegegevens> Deelnamen);

/// <param name="Contract">Number and name.</param>
public sealed record Periodegegevens(Deelname Deelname, string Contract);

/// <summary>Shows the details of one person (000-20, 001-12, 001-24, 002-12), at the contracts for which the tenant's file gives them.</summary>
public sealed class BekijkDeelnemer(Dossiers dossiers, PortalDbContext db, FeatureView features, CurrentActor actor, FieldProtector velden)
{
    /// <returns>Null when this user cannot see the person, for whatever reason.</returns>
    public async Task<Deelnemergegevens?> HandleAsync(Guid deelnameId, CancellationToken cancellation)
    {
        if (await dossiers.VindAsync(Features.Detail, deelnameId, cancellation) is not { } dossier)
        {
            return null;
        }

        var bsn = features.Decide(Features.Bsn, dossier.Contract.Id).Reason == FeatureReason.Allowed && dossier.Deelnemer.Bsn is { } geheim
            ? velden.Reveal(Bsn.Doel, geheim)
            : null;
        var bereik = features.Contracts(Features.Detail);
        var deelnamen = await db.Set<Deelname>().AsNoTracking().Where(d => d.DeelnemerId == dossier.Deelnemer.Id && bereik.Contains(d.ContractId))
            .OrderByDescending(d => d.Ingangsdatum).ThenByDescending(d => d.Id).ToListAsync(cancellation);
        await dossiers.GelezenAsync(dossier, "collectiviteit.detail", cancellation);
        return new(dossier, bsn, [.. deelnamen.Select(d => new Periodegegevens(d, Contract(d.ContractId)))]);
    }

    private string Contract(Guid id) => actor.Value.Contract(id) is { } contract ? $"{contract.Number} {contract.Name}" : "";
}
