using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Audit;

/// <summary>An event that the sealer has not chained yet; written with the event, removed with its seal. Names rows, never persons.</summary>
[PlatformWide("the sealer finds the fresh events of all tenants")]
public sealed class AuditPending
{
    public required string TenantId { get; init; }

    public required Guid EventId { get; init; }
}

internal sealed class AuditPendingMapping : IEntityTypeConfiguration<AuditPending>
{
    public void Configure(EntityTypeBuilder<AuditPending> entity)
    {
        entity.ToTable("AuditPending");
        entity.HasKey(p => new { p.TenantId, p.EventId });
        entity.Property(p => p.TenantId).HasMaxLength(TenantModel.IdLength).IsUnicode(false);
    }
}
