using Engine.Data;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Engine.Jobs;

/// <summary>Does the work of claimed heads, under their tenant and behind the walls, and says what became of it.</summary>
internal sealed class JobRunner(
    IServiceScopeFactory scopes, TenantCatalogue catalogue, CurrentTenant current, JobKinds kinds, JobMetrics metrics, TimeProvider time, ILogger<JobRunner> logger)
{
    // a node that started long ago may not know a new tenant or kind yet: others get the chance
    private const int AttemptsOfUnknown = 8;

    /// <summary>
    /// Puts heads together whose work may share a transaction: of one tenant and one kind that allows it, and none that failed or was
    /// left before, since it may be what harms the others.
    /// </summary>
    public IEnumerable<IReadOnlyList<QueueHead>> Group(IReadOnlyList<QueueHead> heads) =>
        heads.GroupBy(h => (h.TenantId, h.Kind, Alone: h.Attempts > 1 || kinds.Find(h.Kind) is not { SharesCommit: true } ? h.Id : Guid.Empty)).Select(g => g.ToList());

    /// <param name="heads">One of what <see cref="Group"/> puts together.</param>
    public async Task RunAsync(IReadOnlyList<QueueHead> heads, HeadClaims claims, Lease lease)
    {
        if (heads.Count > 1 && await TogetherAsync(heads, claims, lease))
        {
            return;
        }

        foreach (var head in heads)
        {
            var start = time.GetTimestamp();
            var outcome = await TryAsync(head, claims, lease.TokenOf(head));
            metrics.Ran(head.Kind, outcome, time.GetElapsedTime(start));
        }
    }

    /// <returns>False when one of them failed or lost its claim, and so none is done.</returns>
    private async Task<bool> TogetherAsync(IReadOnlyList<QueueHead> heads, HeadClaims claims, Lease lease)
    {
        if (Home(heads[0], claims) is not { } tenant || kinds.Find(heads[0].Kind) is not { } kind)
        {
            return false;
        }

        using var entered = current.Enter(tenant);
        using var anyLost = CancellationTokenSource.CreateLinkedTokenSource([.. heads.Select(lease.TokenOf)]);
        var start = time.GetTimestamp();
        try
        {
            if (!await WorkAsync(heads, kind, claims, anyLost.Token))
            {
                return false;
            }
        }
        catch (Exception fault)
        {
            logger.LogDebug("Jobs {Kind} of {Tenant} are done one by one after {Fault}", heads[0].Kind, tenant.Id, fault.GetType().FullName);
            return false;
        }

        var each = time.GetElapsedTime(start) / heads.Count;
        foreach (var head in heads)
        {
            metrics.Ran(head.Kind, JobOutcome.Done, each);
        }

        return true;
    }

    // a tenant that lives elsewhere has no rows here to work on
    private Tenant? Home(QueueHead head, HeadClaims claims) => catalogue.Current.Find(head.TenantId) is { } tenant && tenant.Database == claims.Database ? tenant : null;

    private async Task<JobOutcome> TryAsync(QueueHead head, HeadClaims claims, CancellationToken cancellation)
    {
        if (Home(head, claims) is not { } tenant)
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
            return await WorkAsync([head], kind, claims, cancellation) ? JobOutcome.Done : JobOutcome.LeaseLost;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await claims.ReleaseAsync([head]);
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

    private async Task<bool> WorkAsync(IReadOnlyList<QueueHead> heads, JobKinds.Entry kind, HeadClaims claims, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var handler = kind.Handler(scope.ServiceProvider);
        if (handler is OutsideJobHandler outside)
        {
            await outside.ActAsync(heads[0].RowId, db, cancellation);
            // what was done outside must be recorded, also when the host stops now
            cancellation = CancellationToken.None;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await (handler is GroupJobHandler group ? group.HandleAsync([.. heads.Select(h => h.RowId)], db, cancellation) : handler.HandleAsync(heads[0].RowId, db, cancellation));
        var done = TakeAgain(db, heads);
        await db.SaveChangesAsync(cancellation);
        if (!await HeadClaims.FinishAsync(db, done, cancellation))
        {
            await transaction.RollbackAsync(CancellationToken.None);
            return false;
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>When each wants to be done once more; the heads that work added for itself need no statement of their own.</summary>
    private static List<(QueueHead Head, DateTimeOffset? Again)> TakeAgain(PortalDbContext db, IReadOnlyList<QueueHead> heads)
    {
        var added = db.ChangeTracker.Entries<QueueHead>().Where(e => e.State == EntityState.Added).ToLookup(e => (e.Entity.TenantId, e.Entity.Kind, e.Entity.RowId));
        List<(QueueHead, DateTimeOffset?)> done = [];
        foreach (var head in heads)
        {
            var own = added[(head.TenantId, head.Kind, head.RowId)].ToList();
            done.Add((head, own.Count > 0 ? own.Min(e => e.Entity.Due) : null));
            own.ForEach(e => e.State = EntityState.Detached);
        }

        return done;
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
