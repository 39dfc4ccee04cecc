using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Registers;

/// <summary>Stops an import: one that waits for review is thrown away, one that is at work stops after the rows that are done.</summary>
public sealed class StopImport(PortalDbContext db, AuditLog audit, TimeProvider time)
{
    public async Task<Result<Guid>> HandleAsync(Guid id, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await db.Set<Registerimport>().FirstOrDefaultAsync(i => i.Id == id, cancellation) is not { } import || !(import.IsBezig || import.Stand == Importstand.Vergeleken))
        {
            return Importweigeringen.NietStoppen;
        }

        import.Stand = Importstand.Gestopt;
        (import.Slot, import.Herkenning, import.KlaarOp) = (null, null, time.GetUtcNow());
        audit.Add(new(AuditAction.Update, "collectiviteit.register-gestopt") { ObjectType = "import", ObjectId = id, ObjectCount = import.Regels });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // the work went on just now: asking again meets it where it is
            return Importweigeringen.NietKlaar;
        }

        await db.Set<Importdeel>().Where(d => d.ImportId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<Importsleutel>().Where(s => s.ImportId == id).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return id;
    }
}
