using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engine.Jobs;

/// <summary>Does the work of one claimed head, under its tenant and behind the walls, and says what became of it.</summary>
internal sealed class JobRunner(
    IServiceScopeFactory scopes, TenantCatalogue catalogue, CurrentTenant current, JobKinds kinds, JobMetrics metrics, TimeProvider time, ILogger<JobRunner> logger)
{
    // a node that started long ago may not know a new tenant or kind yet: others get the chance
    private const int AttemptsOfUnknown = 8;

    public async Task RunAsync(QueueHead head, HeadClaims claims, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        var outcome = await TryAsync(head, claims, cancellation);
        metrics.Ran(head.Kind, outcome, time.GetElapsedTime(start));
    }

    private async Task<JobOutcome> TryAsync(QueueHead head, HeadClaims claims, CancellationToken cancellation)
    {
        // a tenant that lives elsewhere has no rows here to work on
        if (catalogue.Current.Find(head.TenantId) is not { } tenant || tenant.Database != claims.Database)
        {
            return await FailAsync(head, claims, JobFaults.UnknownTenant, AttemptsOfUnknown);
        }

        using var entered = current.Enter(tenant);
        if (kinds.Find(head.Kind) is not { } kind)
        {
            return await FailAsync(head, claims, JobFaults.UnknownKind, AttemptsOfUnknown);
        }

        if (head.Attempts > kind.MaximumAttempts)
        {
            return await FailAsync(head, claims, JobFaults.LeaseLost, kind.MaximumAttempts);
        }

        try
        {
            return await WorkAsync(head, kind, claims, cancellation) ? JobOutcome.Done : JobOutcome.LeaseLost;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await claims.ReleaseAsync(head);
            return JobOutcome.Released;
        }
        catch (HopelessWorkException hopeless)
        {
            return await FailAsync(head, claims, hopeless.Fault, 1);
        }
        catch (Exception fault)
        {
            // the message may hold a person's data, so only the type is kept
            return await FailAsync(head, claims, fault.GetType().FullName ?? fault.GetType().Name, kind.MaximumAttempts);
        }
    }

    private async Task<bool> WorkAsync(QueueHead head, JobKinds.Entry kind, HeadClaims claims, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var handler = kind.Handler(scope.ServiceProvider);
        if (handler is OutsideJobHandler outside)
        {
            await outside.ActAsync(head.RowId, db, cancellation);
            // what was done outside must be recorded, also when the host stops now
            cancellation = CancellationToken.None;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await handler.HandleAsync(head.RowId, db, cancellation);
        var again = TakeAgain(db, head);
        await db.SaveChangesAsync(cancellation);
        if (!await claims.FinishAsync(db, head, again, cancellation))
        {
            await transaction.RollbackAsync(CancellationToken.None);
            return false;
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>When the work wants to be done once more; the head that it added for itself needs no statement of its own.</summary>
    private static DateTimeOffset? TakeAgain(PortalDbContext db, QueueHead head)
    {
        DateTimeOffset? again = null;
        foreach (var own in db.ChangeTracker.Entries<QueueHead>()
            .Where(e => e.State == EntityState.Added && e.Entity.RowId == head.RowId && e.Entity.Kind == head.Kind && e.Entity.TenantId == head.TenantId).ToList())
        {
            again = own.Entity.Due >= again ? again : own.Entity.Due;
            own.State = EntityState.Detached;
        }

        return again;
    }

    private async Task<JobOutcome> FailAsync(QueueHead head, HeadClaims claims, string fault, int maximumAttempts)
    {
        var dead = await claims.FailAsync(head, fault, maximumAttempts);
        logger.Log(
            dead ? LogLevel.Error : LogLevel.Warning, "Job {Kind} of {Tenant} failed with {Fault} in attempt {Attempt}",
            head.Kind, head.TenantId, fault, head.Attempts);
        return dead ? JobOutcome.Dead : JobOutcome.Failed;
    }
}
