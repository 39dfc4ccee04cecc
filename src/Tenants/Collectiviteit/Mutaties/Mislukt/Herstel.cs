using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties.Mislukt;

/// <summary>Finds what was asked before and failed, to fill the same form again (001-49).</summary>
public sealed class Herstel(PortalDbContext db)
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
}
