using Engine.Access;
using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.SignIn.SecondSteps;

/// <summary>Takes a remembered device from the own list. Sessions that it opened end within seconds, since they name it.</summary>
public sealed class ForgetDevice(PortalDbContext db, CurrentActor actor, AuditLog audit)
{
    public async Task<Result<Guid>> HandleAsync(Guid device, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var removed = await db.Set<RememberedDevice>().Where(d => d.Id == device && d.AccountId == actor.Value.AccountId).ExecuteDeleteAsync(cancellation);
        if (removed == 0)
        {
            return new Refusal("device.unknown", "Dit apparaat staat niet (meer) in de lijst.");
        }

        audit.Add(new(AuditAction.Delete, "portal.apparaat-vergeten") { ObjectType = "apparaat", ObjectId = device });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return device;
    }
}
