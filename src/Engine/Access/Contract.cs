using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Access;

/// <summary>A scope of data inside an organisation: what a person may reach is always a set of contracts.</summary>
public sealed class Contract : Entity
{
    public required Guid OrganisationId { get; init; }

    /// <summary>The insurer's number, unique in the tenant.</summary>
    public required string Number { get; init; }

    public required string Name { get; set; }

    public required DateOnly Start { get; set; }

    /// <summary>Last day that counts; null while it runs.</summary>
    public DateOnly? End { get; set; }

    /// <summary>Branch (vestigingsnummer, 12 digits) of the organisation that the contract is for; null for the organisation as a whole.</summary>
    public string? Branch { get; set; }

    /// <summary>Fact ids that are true of this contract; conditions in the tenant file weigh them.</summary>
    public List<string> Facts { get; init; } = [];
}

internal sealed class ContractMapping : IEntityTypeConfiguration<Contract>
{
    public void Configure(EntityTypeBuilder<Contract> entity)
    {
        entity.Property(c => c.Number).HasMaxLength(40);
        entity.Property(c => c.Name).HasMaxLength(200);
        entity.Property(c => c.Branch).HasMaxLength(12).IsUnicode(false);
        entity.HasIndex(c => c.Number).IsUnique();
        entity.HasIndex(c => c.OrganisationId);
        entity.References<Contract, Organisation>(c => c.OrganisationId);
    }
}
