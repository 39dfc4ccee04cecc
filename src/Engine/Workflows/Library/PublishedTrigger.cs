using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Library;

/// <summary>What starts a published definition: made anew with each publication, in its transaction.</summary>
public sealed class PublishedTrigger : Entity
{
    public required string DefinitionId { get; init; }

    /// <summary>Activity that the instance starts at.</summary>
    public required string ActivityId { get; init; }

    /// <summary>Kind of stimulus, such as <c>Elsa.Event</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Hash of the stimulus that starts it.</summary>
    public required string Hash { get; init; }

    /// <summary>When the clock starts the next instance; null for what no clock starts, or not again.</summary>
    public DateTimeOffset? DueAt { get; set; }
}

internal sealed class PublishedTriggerMapping : IEntityTypeConfiguration<PublishedTrigger>
{
    public void Configure(EntityTypeBuilder<PublishedTrigger> entity)
    {
        entity.ToTable("WorkflowTriggers");
        entity.Property(t => t.DefinitionId).HasMaxLength(100);
        entity.Property(t => t.ActivityId).HasMaxLength(200);
        entity.Property(t => t.Name).HasMaxLength(100).IsUnicode(false);
        entity.Property(t => t.Hash).HasMaxLength(64).IsUnicode(false);
        entity.Property(t => t.DueAt).IsConcurrencyToken();
        entity.HasIndex(t => t.DefinitionId);
        entity.HasIndex(t => new { t.Hash, t.DefinitionId, t.ActivityId }).IsUnique();
    }
}
