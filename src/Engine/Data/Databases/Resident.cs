using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Data.Databases;

/// <summary>A tenant that lives in this own database. The shared database has none of these rows: whoever is nowhere else lives there.</summary>
[PlatformWide("tells, before any tenant is entered, whose rows this database holds")]
public sealed class Resident
{
    /// <summary>Id of the tenant.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset Since { get; init; }
}

internal sealed class ResidentMapping : IEntityTypeConfiguration<Resident>
{
    public void Configure(EntityTypeBuilder<Resident> entity)
    {
        entity.ToTable("Residents");
        entity.HasKey(r => r.Id);
        entity.Property(r => r.Id).HasMaxLength(TenantModel.IdLength).IsUnicode(false);
    }
}
