using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties.Mislukt;

/// <summary>Finds what was asked before and failed, to fill the same form again (001-49).</summary>
public sealed class Herstel(PortalDbContext db, CurrentActor actor)
{
    /// <param name="dossier">Opened for this person: a request about somebody else is not found.</param>
    /// <param name="id">Null when the form is opened anew.</param>
    public async Task<Mutatie?> VindAsync(Dossier dossier, MutatieSoort soort, Guid? id, CancellationToken cancellation) => id is null
        ? null
        : await db.Set<Mutatie>().AsNoTracking().FirstOrDefaultAsync(
            m => m.Id == id && m.DeelnameId == dossier.Deelname.Id && m.Soort == soort && m.Status == MutatieStatus.Mislukt, cancellation);

    /// <summary>Who was to be enrolled, for a request that <see cref="VindAsync"/> found.</summary>
    public async Task<Aanmelding?> AanmeldingAsync(Mutatie? mutatie, CancellationToken cancellation) =>
        mutatie?.AanmeldingId is { } id ? await db.Set<Aanmelding>().AsNoTracking().SingleAsync(a => a.Id == id, cancellation) : null;

    /// <summary>Which failed enrolments of somebody new these do over: of the same person with the same employer, because a failure that is done over leaves the lists.</summary>
    /// <param name="gevraagd">At contracts in reach, each with the id of the request that the form says it does over.</param>
    /// <returns>Ids of the failed requests by id of the new aanmelding, without what is not one.</returns>
    public async Task<IReadOnlyDictionary<Guid, Guid>> VanNieuweAsync(IReadOnlyList<(Aanmelding Nieuw, string? Mislukt)> gevraagd, CancellationToken cancellation)
    {
        var genoemd = gevraagd.Where(g => Guid.TryParse(g.Mislukt, out _)).Select(g => (g.Nieuw, Mislukt: Guid.Parse(g.Mislukt ?? ""))).ToList();
        if (genoemd.Count == 0)
        {
            return new Dictionary<Guid, Guid>();
        }

        var ids = genoemd.ConvertAll(g => g.Mislukt);
        var mislukt = await db.Set<Mutatie>()
            .Where(m => ids.Contains(m.Id) && m.Soort == MutatieSoort.Aanmelding && m.DeelnameId == null && m.Status == MutatieStatus.Mislukt)
            .Join(db.Set<Aanmelding>().AsNoTracking(), m => m.AanmeldingId, a => a.Id, (m, a) => new { m.Id, a }).ToDictionaryAsync(r => r.Id, r => r.a, cancellation);
        return genoemd.Where(g => mislukt.TryGetValue(g.Mislukt, out var toen) && toen.IsOver(g.Nieuw) && actor.Value.SameOwner(g.Nieuw.ContractId).Any(c => c.Id == toen.ContractId))
            .ToDictionary(g => g.Nieuw.Id, g => g.Mislukt);
    }
}
