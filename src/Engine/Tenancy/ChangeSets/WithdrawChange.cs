using System.Globalization;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Tenancy.ChangeSets;

/// <summary>Withdraws a planned change before its moment.</summary>
public sealed class WithdrawChange(PortalDbContext db, CurrentTenant tenant, AuditLog audit)
{
    public async Task<Result<ChangeSet>> HandleAsync(int number, CancellationToken cancellation)
    {
        var id = tenant.Value.Id;
        var set = await db.Set<ChangeSet>().SingleOrDefaultAsync(c => c.TenantId == id && c.Number == number, cancellation);
        if (set is null)
        {
            return new Refusal("unknown", "Deze wijziging bestaat niet in dit portaal.");
        }

        if (set.State != ChangeSetState.Planned)
        {
            return TooLate;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        (set.State, set.Change) = (ChangeSetState.Withdrawn, await ChangeCounter.RaiseAsync(db, cancellation));
        audit.Add(new(AuditAction.Update, "portal.wijziging-intrekken")
        {
            ObjectType = "wijziging",
            ObjectId = set.Id,
            Detail = string.Create(CultureInfo.InvariantCulture, $"wijziging {set.Number} van {set.Topic}"),
        });
        try
        {
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return TooLate;
        }

        return set;
    }

    private static Refusal TooLate => new("not-planned", "Deze wijziging is niet meer gepland. Is zij al ingegaan, draai haar dan terug.");
}
