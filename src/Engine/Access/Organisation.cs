using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Access;

/// <summary>A customer of the tenant: employer, agency, municipality, practice; or the insurer's own desk.</summary>
public sealed class Organisation : Entity
{
    /// <summary>The insurer's number for this customer, unique in the tenant.</summary>
    public required string Number { get; init; }

    public required string Name { get; set; }

    /// <summary>Audience id of the tenant file; null for the insurer's own staff.</summary>
    public string? Audience { get; set; }

    /// <summary>True for the insurer's desk, whose roles may be staff roles.</summary>
    public bool IsStaff { get; init; }

    /// <summary>Number in the trade register, 8 digits, unique in the tenant; null when unknown.</summary>
    public string? Kvk { get; set; }

    /// <summary>Number of the legal person, 9 digits, unique in the tenant; null when unknown.</summary>
    public string? Rsin { get; set; }

    public string? Address { get; set; }

    public string? Phone { get; set; }

    public string? Mail { get; set; }

    /// <summary>Rises with every change of who may do what here. Raised first, it makes such changes wait for one another.</summary>
    public int AccessVersion { get; set; }
}

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> entity)
    {
        entity.Property(o => o.Number).HasMaxLength(40);
        entity.Property(o => o.Name).HasMaxLength(200);
        entity.Property(o => o.Audience).HasMaxLength(40);
        entity.Property(o => o.Kvk).HasMaxLength(8).IsUnicode(false);
        entity.Property(o => o.Rsin).HasMaxLength(9).IsUnicode(false);
        entity.HasIndex(o => o.Number).IsUnique();
        entity.HasIndex(o => o.Kvk).IsUnique();
        entity.HasIndex(o => o.Rsin).IsUnique();
    }
}
