using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collectiviteit.Contracten;

/// <summary>What the insurer agreed in a contract, to be read only (000-38).</summary>
public sealed class Contractgegevens : Entity
{
    public required Guid ContractId { get; init; }

    /// <summary>The insurer's number for the customer; with the contract's number it links contracts (000-39).</summary>
    public required string Klantnummer { get; init; }

    /// <summary>Discount on the basic insurance, in percent.</summary>
    public decimal KortingBasis { get; set; }

    /// <summary>Discount on the additional packages, in percent.</summary>
    public decimal KortingAanvullend { get; set; }

    public List<string> Pakketten { get; init; } = [];
}

internal sealed class ContractgegevensMapping : IEntityTypeConfiguration<Contractgegevens>
{
    public void Configure(EntityTypeBuilder<Contractgegevens> entity)
    {
        entity.ToTable("Contractgegevens");
        entity.Property(c => c.Klantnummer).HasMaxLength(20);
        entity.Property(c => c.KortingBasis).HasPrecision(5, 2);
        entity.Property(c => c.KortingAanvullend).HasPrecision(5, 2);
        entity.HasIndex(c => c.ContractId).IsUnique();
        entity.References<Contractgegevens, Contract>(c => c.ContractId);
    }
}
