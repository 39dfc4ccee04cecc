using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Inbox;

/// <summary>A message in the portal, to a person, or to who works for an organisation or on a contract, whole or by role (001 Berichten, 000-27 Postvak IN).</summary>
public sealed class InboxMessage : Entity
{
    internal const string Purpose = "portal.inbox";

    /// <summary>Names what sent it, unique in the tenant: the same work done again sends nothing twice.</summary>
    public required string Key { get; init; }

    /// <summary>Person whom it is for; null for everybody whom the rest means.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Only for who works for it; null for a person wherever they work, and else for staff.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Only for who reaches it; null for the organisation as a whole.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>Only for who has this role; null for everybody there.</summary>
    public string? Role { get; init; }

    /// <summary>As people read it and choose by it.</summary>
    public required string Category { get; init; }

    /// <summary>Subject and text, sealed JSON: both may be about a person.</summary>
    public required byte[] Content { get; set; }

    public List<Guid> Documents { get; init; } = [];

    public required DateTimeOffset SentAt { get; init; }
}

/// <summary>That a person has read a message.</summary>
public sealed class InboxMark : Entity
{
    public required Guid MessageId { get; init; }

    public required Guid AccountId { get; init; }
}

internal sealed class InboxMessageMapping : IEntityTypeConfiguration<InboxMessage>
{
    public void Configure(EntityTypeBuilder<InboxMessage> entity)
    {
        entity.ToTable("InboxMessages");
        entity.Property(m => m.Key).HasMaxLength(160).IsUnicode(false);
        entity.Property(m => m.Role).HasMaxLength(60);
        entity.Property(m => m.Category).HasMaxLength(60);
        entity.Property(m => m.Content).IsProtected(InboxMessage.Purpose);
        entity.References<InboxMessage, Account>(m => m.AccountId);
        entity.References<InboxMessage, Organisation>(m => m.OrganisationId);
        entity.References<InboxMessage, Contract>(m => m.ContractId);
        entity.HasIndex(m => m.Key).IsUnique();
        entity.HasIndex(m => new { m.AccountId, m.SentAt });
        entity.HasIndex(m => new { m.OrganisationId, m.SentAt });
        entity.HasIndex(m => m.SentAt);
    }
}

internal sealed class InboxMarkMapping : IEntityTypeConfiguration<InboxMark>
{
    public void Configure(EntityTypeBuilder<InboxMark> entity)
    {
        entity.ToTable("InboxMarks");
        entity.References<InboxMark, InboxMessage>(m => m.MessageId);
        entity.References<InboxMark, Account>(m => m.AccountId);
        entity.HasIndex(m => new { m.MessageId, m.AccountId }).IsUnique();
    }
}
