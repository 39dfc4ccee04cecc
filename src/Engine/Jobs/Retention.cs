using Engine.Audit;
using Engine.Data;
using Engine.Tenancy;

namespace Engine.Jobs;

/// <summary>
/// Rows that a tenant keeps for a number of days after their work is done. A module registers one as a singleton for each of its
/// kinds; <see cref="RetentionJob"/> removes what is older, every night.
/// </summary>
/// <param name="Kind">Key under <c>retention</c> in the tenant file.</param>
/// <param name="Days">Used when the tenant file is silent.</param>
/// <param name="RemoveAsync">
/// Removes rows of the current tenant whose work was done before a moment, at most <see cref="RetentionJob.Batch"/>, and says how many.
/// </param>
public sealed record RetainedRows(string Kind, int Days, Func<PortalDbContext, DateTimeOffset, CancellationToken, Task<int>> RemoveAsync);

/// <summary>Removes what a tenant no longer keeps, in batches: while there is more it asks for itself again.</summary>
public sealed class RetentionJob(IEnumerable<RetainedRows> kinds, CurrentTenant tenant, JobQueue jobs, AuditLog audit, TimeProvider time) : JobHandler
{
    public const string JobKind = "portal.retention";

    /// <summary>Rows of one kind per transaction.</summary>
    public const int Batch = 1000;

    public override string Kind => JobKind;

    public override string Title => "Bewaartermijnen toepassen";

    public override async Task HandleAsync(Guid row, PortalDbContext db, CancellationToken cancellation)
    {
        var more = false;
        foreach (var kind in kinds)
        {
            var days = tenant.Value.Config.Retention.TryGetValue(kind.Kind, out var configured) ? configured : kind.Days;
            var removed = await kind.RemoveAsync(db, time.GetUtcNow().AddDays(-days), cancellation);
            more |= removed >= Batch;
            if (removed > 0)
            {
                audit.Add(new(AuditAction.Delete, "portal.bewaartermijn")
                {
                    ObjectType = kind.Kind,
                    ObjectCount = removed,
                    Detail = $"Ouder dan {days} dagen",
                });
            }
        }

        if (more)
        {
            jobs.Add(Kind, row);
        }
    }
}
