using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Access.Links;

/// <summary>
/// Lets the people of an organisation reach a contract of another, with the roles that they hold at their own for all contracts. It goes no
/// further: what that other organisation reaches through links of its own is not reached.
/// </summary>
public sealed class ContractLink : Entity
{
    /// <summary>Whose people reach the contract.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Of another organisation.</summary>
    public required Guid ContractId { get; init; }

    public required Guid AskedById { get; init; }

    /// <summary>Name of the account at that moment, for colleagues who find the link.</summary>
    public required string AskedByName { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Since when it counts; null while somebody at the organisation of the contract, or the insurer, has to agree.</summary>
    public DateTimeOffset? AgreedAt { get; set; }
}

internal sealed class ContractLinkMapping : IEntityTypeConfiguration<ContractLink>
{
    public void Configure(EntityTypeBuilder<ContractLink> entity)
    {
        entity.ToTable("ContractLinks");
        entity.Property(l => l.AskedByName).HasMaxLength(PersonName.MaxLength);
        entity.HasIndex(l => new { l.OrganisationId, l.ContractId }).IsUnique();
        entity.HasIndex(l => l.ContractId);
        entity.References<ContractLink, Organisation>(l => l.OrganisationId);
        entity.References<ContractLink, Contract>(l => l.ContractId);
        entity.References<ContractLink, Account>(l => l.AskedById);
    }
}
