using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Jobs;

/// <summary>Work that waits for somebody else's server must not stand before work that only needs ours.</summary>
public enum JobLane
{
    /// <summary>Effects in the database only.</summary>
    Inside,

    /// <summary>Effects outside it: <see cref="OutsideJobHandler"/>.</summary>
    Outside,

    /// <summary>The same at servers of customers, which nobody here looks after: they hold up neither mail nor the work for other tenants.</summary>
    Customers,
}

/// <summary>
/// The claimable head of one piece of work. Workers claim heads over all tenants and then do the work under the row's own tenant,
/// so a head names rows and never persons.
/// </summary>
[PlatformWide("workers claim work over all tenants")]
public sealed class QueueHead
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string TenantId { get; init; }

    /// <summary>Which <see cref="JobHandler"/> does it.</summary>
    public required string Kind { get; init; }

    /// <summary>The tenant's row that it is about.</summary>
    public required Guid RowId { get; init; }

    public JobLane Lane { get; init; }

    /// <summary>From this moment any worker may claim it; a claim moves it to the end of the lease.</summary>
    public required DateTimeOffset Due { get; set; }

    /// <summary>Claims so far, so that work which kills its worker is laid aside too.</summary>
    public int Attempts { get; set; }

    /// <summary>End of the last claim; null while it waits.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>Fencing token: rises with every claim, and only the last claimant can finish.</summary>
    public long Fence { get; set; }

    /// <summary>Set when the same work was asked for during a claim: it is done once more after it, from this moment.</summary>
    public DateTimeOffset? AgainAt { get; set; }

    /// <summary>Set when all attempts are used up; a person decides what happens next.</summary>
    public DateTimeOffset? DeadSince { get; set; }

    /// <summary>Type of the last fault; never its message, which may hold a person's data.</summary>
    public string? LastFault { get; set; }
}

internal sealed class QueueHeadMapping : IEntityTypeConfiguration<QueueHead>
{
    public void Configure(EntityTypeBuilder<QueueHead> entity)
    {
        entity.ToTable("QueueHeads");
        entity.HasKey(h => h.Id);
        entity.Property(h => h.TenantId).HasMaxLength(TenantModel.IdLength).IsUnicode(false);
        entity.Property(h => h.Kind).HasMaxLength(60).IsUnicode(false);
        entity.Property(h => h.LastFault).HasMaxLength(200);
        entity.HasIndex(h => new { h.TenantId, h.Kind, h.RowId }).IsUnique();
        // what waits, per tenant in order: the claim steps from tenant to tenant along it
        entity.HasIndex(h => new { h.Lane, h.TenantId, h.Due }).HasFilter("\"DeadSince\" IS NULL");
    }
}
