using Engine.Audit;
using Engine.Data;
using Engine.Modules;
using Microsoft.EntityFrameworkCore;

namespace Engine.Jobs;

/// <summary>Gives dead work of the current tenant new attempts.</summary>
public sealed class RetryJob(PortalDbContext db, AuditLog audit, JobSignal signal, TimeProvider time)
{
    public sealed record Input(Guid Id);

    public async Task<Result<Guid>> HandleAsync(Input input, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var changed = await db.Set<QueueHead>().Where(h => h.Id == input.Id && h.TenantId == db.TenantId && h.DeadSince != null).ExecuteUpdateAsync(
            set => set.SetProperty(h => h.DeadSince, (DateTimeOffset?)null).SetProperty(h => h.Attempts, 0).SetProperty(h => h.Due, now), cancellation);
        if (changed == 0)
        {
            return JobRefusals.Gone;
        }

        audit.Add(new(AuditAction.Execute, "portal.achtergrondwerk.opnieuw") { ObjectType = "achtergrondwerk", ObjectId = input.Id });
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        signal.Set(db.DatabaseName);
        return input.Id;
    }
}

internal static class JobRefusals
{
    public static readonly Refusal Gone = new("job.gone", "Dit werk is al opnieuw gestart of gesloten. Bekijk de lijst opnieuw.");

    public static readonly Refusal ReasonMissing = new("job.reason-missing", "Vul in waarom u dit werk sluit.", "reden");

    public static readonly Refusal ReasonTooLong = new("job.reason-too-long", "Maak de reden korter: hoogstens 500 tekens.", "reden");
}
