using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Audit;

/// <summary>
/// One link of a tenant's chain: the place of an event, and a hash over that event and the link before it. The key is the place,
/// so that two nodes that seal at the same moment cannot fork the chain.
/// </summary>
[AppendOnly]
public sealed class AuditSeal
{
    /// <summary>Place in the tenant's chain: 1, 2, 3 and on without gaps.</summary>
    public required long Sequence { get; init; }

    public required Guid EventId { get; init; }

    /// <summary>Hash of the link before; 32 zeros for the first.</summary>
    public required byte[] Previous { get; init; }

    public required byte[] Hash { get; init; }
}

internal sealed class AuditSealMapping : IEntityTypeConfiguration<AuditSeal>
{
    public void Configure(EntityTypeBuilder<AuditSeal> entity)
    {
        entity.ToTable("AuditSeals");
        entity.HasKey(s => s.Sequence);
        entity.Property(s => s.Sequence).ValueGeneratedNever();
        entity.Property(s => s.Previous).HasMaxLength(32).IsFixedLength();
        entity.Property(s => s.Hash).HasMaxLength(32).IsFixedLength();
        entity.HasIndex(s => s.EventId).IsUnique();
    }
}
