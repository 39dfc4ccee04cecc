using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties;

/// <summary>
/// The embedded administration: carries requests out by itself, in the background. What was true when the user asked may have changed
/// since, so it weighs the register again; what cannot be done fails with a reason and what to do about it.
/// </summary>
public sealed class IngebouwdeAdministratie(Uitvoering uitvoering, JobQueue jobs) : JobHandler, IAdministratie
{
    public const string Werksoort = "collectiviteit.mutatie";

    public override string Kind => Werksoort;

    public override string Title => "Mutaties verwerken";

    public void Neem(Guid aanvraag) => jobs.Add(Werksoort, aanvraag);

    /// <param name="row">Id under which a user sent one or more requests in one go; they are done together, the employee first.</param>
    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var mutaties = await db.Set<Mutatie>().Where(m => m.AanvraagId == row && m.OpenVoor != null).ToListAsync(cancellation);
        await uitvoering.DoeAsync(mutaties, new Dictionary<Guid, string>(), cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
