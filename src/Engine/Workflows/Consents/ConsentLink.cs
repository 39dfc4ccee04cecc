using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Consents;

/// <summary>A mailed link to a question. Each mail has one of its own, because the token itself is nowhere stored; all of them work.</summary>
public sealed class ConsentLink : Entity
{
    public required Guid ConsentId { get; init; }

    /// <summary>SHA-256 of the token with its tenant.</summary>
    public required string Hash { get; init; }

    /// <summary>Until when it answers the question; null for as long as the question is open. What was decided it shows after that too.</summary>
    public DateTimeOffset? Until { get; init; }
}

internal sealed class ConsentLinkMapping : IEntityTypeConfiguration<ConsentLink>
{
    public void Configure(EntityTypeBuilder<ConsentLink> entity)
    {
        entity.ToTable("ConsentLinks");
        entity.Property(l => l.Hash).HasMaxLength(64).IsUnicode(false);
        entity.References<ConsentLink, ConsentRequest>(l => l.ConsentId);
        entity.HasIndex(l => l.Hash).IsUnique();
        entity.HasIndex(l => l.ConsentId);
    }
}
