using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Consents;

public enum ConsentEvent
{
    Asked,
    Reminded,
    Granted,
    Refused,
    Expired,
    Withdrawn,
    Undeliverable,
    Cancelled,
}

/// <summary>One line of the ledger: what happened to a question, when, and under which words. It names no person, so it can stay for ever.</summary>
[AppendOnly]
public sealed class ConsentLine : Entity
{
    /// <summary>The question; it may be gone, since it is about a person and is kept less long.</summary>
    public required Guid ConsentId { get; init; }

    public required ConsentEvent Event { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string TextKey { get; init; }

    public required string TextVersion { get; init; }

    public required string TextHash { get; init; }
}

internal sealed class ConsentLineMapping : IEntityTypeConfiguration<ConsentLine>
{
    public void Configure(EntityTypeBuilder<ConsentLine> entity)
    {
        entity.ToTable("ConsentLines");
        entity.Property(l => l.TextKey).HasMaxLength(100);
        entity.Property(l => l.TextVersion).HasMaxLength(40);
        entity.Property(l => l.TextHash).HasMaxLength(64).IsUnicode(false);
        entity.HasIndex(l => new { l.ConsentId, l.At });
    }
}
