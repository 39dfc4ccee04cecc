using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Consents;

/// <summary>One version of a text as people read it, kept from its first use: the file may go, what somebody agreed to may not.</summary>
[AppendOnly]
public sealed class ConsentText : Entity
{
    public required string Key { get; init; }

    public required string Version { get; init; }

    public required string Title { get; init; }

    public required string Body { get; init; }

    /// <summary>SHA-256 of title and body as they stood in the file, in lower-case hexadecimal digits.</summary>
    public required string Hash { get; init; }
}

internal sealed class ConsentTextMapping : IEntityTypeConfiguration<ConsentText>
{
    public void Configure(EntityTypeBuilder<ConsentText> entity)
    {
        entity.ToTable("ConsentTexts");
        entity.Property(t => t.Key).HasMaxLength(100);
        entity.Property(t => t.Version).HasMaxLength(40);
        entity.Property(t => t.Hash).HasMaxLength(64).IsUnicode(false);
        entity.HasIndex(t => new { t.Key, t.Version }).IsUnique();
    }
}
