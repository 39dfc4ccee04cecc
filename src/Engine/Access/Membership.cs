using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Access;

/// <summary>One account at one organisation. What it may do there stands in its <see cref="Grant"/> rows.</summary>
public sealed class Membership : Entity
{
    public required Guid AccountId { get; init; }

    public required Guid OrganisationId { get; init; }

    /// <summary>Last time that the person started to work for this organisation.</summary>
    public DateTimeOffset? LastSignIn { get; set; }

    /// <summary>Since when the account may do nothing here; its roles are kept for when it may again. Null while it may.</summary>
    public DateTimeOffset? DisabledAt { get; set; }
}

/// <summary>One role of a membership, for every contract of the organisation or for one.</summary>
public sealed class Grant : Entity
{
    public required Guid MembershipId { get; init; }

    /// <summary>Role id of the tenant file.</summary>
    public required string Role { get; init; }

    /// <summary>Null grants the role for every contract of the organisation.</summary>
    public Guid? ContractId { get; init; }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> entity)
    {
        entity.HasIndex(m => new { m.AccountId, m.OrganisationId }).IsUnique();
        entity.References<Membership, Account>(m => m.AccountId);
        entity.References<Membership, Organisation>(m => m.OrganisationId);
    }
}

internal sealed class GrantMapping : IEntityTypeConfiguration<Grant>
{
    public void Configure(EntityTypeBuilder<Grant> entity)
    {
        entity.Property(g => g.Role).HasMaxLength(60);
        entity.HasIndex(g => new { g.MembershipId, g.Role, g.ContractId }).IsUnique();
        entity.References<Grant, Membership>(g => g.MembershipId);
        entity.References<Grant, Contract>(g => g.ContractId);
    }
}
