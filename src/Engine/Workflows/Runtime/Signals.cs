using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Engine.Workflows.Runtime;

/// <summary>Brings signals to instances, in the caller's transaction where it has one.</summary>
public sealed class Signals(PortalDbContext db, JobQueue jobs, SealedValues values, TimeProvider time)
{
    private static readonly TimeSpan KeptForLater = TimeSpan.FromHours(24);

    /// <summary>
    /// Brings something to whoever waits for it, or keeps it for a day for who waits for it later.
    /// </summary>
    /// <param name="deliveryKey">The sender's name for this message, unique over all senders: the same message again is not brought twice.</param>
    /// <param name="hash">Of the stimulus.</param>
    /// <param name="payload">Plain data.</param>
    /// <returns>False when this message was brought before.</returns>
    public async Task<bool> DeliverAsync(string deliveryKey, string hash, object? payload, CancellationToken cancellation)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        if (!await AddAsync(deliveryKey, hash, payload, cancellation))
        {
            return false;
        }

        await db.SaveChangesAsync(cancellation);
        if (own is not null)
        {
            await own.CommitAsync(cancellation);
        }

        return true;
    }

    /// <summary>The same in the caller's unit of work, which it saves in its transaction.</summary>
    internal async Task<bool> AddAsync(string deliveryKey, string hash, object? payload, CancellationToken cancellation)
    {
        await SignalLock.TakeAsync(db, [hash], cancellation);
        if (await db.Set<WorkflowSignal>().AnyAsync(s => s.DeliveryKey == deliveryKey, cancellation))
        {
            return false;
        }

        var bookmark = await db.Set<WorkflowBookmark>().AsNoTracking().Where(b => b.Hash == hash).OrderBy(b => b.Id).FirstOrDefaultAsync(cancellation);
        var now = time.GetUtcNow();
        Add(new()
        {
            InstanceId = bookmark?.InstanceId, Kind = SignalKind.Resume, DeliveryKey = deliveryKey, Number = bookmark?.Number, Hash = hash,
            Payload = Seal(payload), At = now, Until = bookmark is null ? now + KeptForLater : null,
        });
        return true;
    }

    /// <summary>Adds a signal to the unit of work, and the step that takes it in.</summary>
    public void Add(WorkflowSignal signal)
    {
        db.Add(signal);
        if (signal.InstanceId is { } instance)
        {
            jobs.Add(StepWorkflow.JobKind, instance);
        }
    }

    internal byte[]? Seal(object? payload) => values.Seal(WorkflowSignal.PayloadPurpose, payload);

    internal object? Reveal(byte[]? payload) => values.Reveal(WorkflowSignal.PayloadPurpose, payload);
}
