using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Access.Invitations;

public enum InvitationState
{
    Pending,
    Accepted,
    Withdrawn,
}

/// <summary>
/// Somebody was given access to an organisation and has not accepted yet (000-14, 001-56). It looks the same whether the person had an account
/// already or not, so that who invites learns nothing of other organisations; the membership is made when it is accepted.
/// </summary>
public sealed class Invitation : Entity
{
    public required Guid OrganisationId { get; init; }

    /// <summary>The account that opens with it: a new one, or one that the person had.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>Name as the inviter typed it.</summary>
    public required string Name { get; init; }

    public required string Mail { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When the link that works now was sent.</summary>
    public required DateTimeOffset SentAt { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Of an acceptance and a withdrawal at once, one counts.</summary>
    public InvitationState State { get; set; } = InvitationState.Pending;
}

/// <summary>One role that an invitation gives, for every contract of the organisation or for one.</summary>
public sealed class InvitationGrant : Entity
{
    public required Guid InvitationId { get; init; }

    public required string Role { get; init; }

    /// <summary>Null gives the role for every contract of the organisation.</summary>
    public Guid? ContractId { get; init; }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> entity)
    {
        entity.ToTable("Invitations");
        entity.Property(i => i.Name).HasMaxLength(200);
        entity.Property(i => i.Mail).HasMaxLength(254);
        entity.Property(i => i.State).IsConcurrencyToken();
        entity.HasIndex(i => new { i.OrganisationId, i.State });
        entity.HasIndex(i => i.AccountId);
        entity.References<Invitation, Organisation>(i => i.OrganisationId);
        entity.References<Invitation, Account>(i => i.AccountId);
    }
}

internal sealed class InvitationGrantMapping : IEntityTypeConfiguration<InvitationGrant>
{
    public void Configure(EntityTypeBuilder<InvitationGrant> entity)
    {
        entity.ToTable("InvitationGrants");
        entity.Property(g => g.Role).HasMaxLength(60);
        entity.HasIndex(g => g.InvitationId);
        entity.References<InvitationGrant, Invitation>(g => g.InvitationId);
        entity.References<InvitationGrant, Contract>(g => g.ContractId);
    }
}
