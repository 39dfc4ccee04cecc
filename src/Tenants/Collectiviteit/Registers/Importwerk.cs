using Engine.Data;
using Engine.Jobs;

namespace Collectiviteit.Registers;

/// <summary>Compares and carries out imports in the background, a piece at a time.</summary>
public sealed class Importwerk(Importstap stap, JobQueue jobs) : JobHandler
{
    public const string Werksoort = "collectiviteit.registers";

    public override string Kind => Werksoort;

    public override string Title => "Registers vergelijken en bijwerken";

    /// <param name="row">Id of the import.</param>
    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        if (await stap.DoeAsync(row, cancellation))
        {
            jobs.Add(Kind, row);
        }
    }
}
