using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Library;

/// <summary>Where a version of a definition came from.</summary>
public enum VersionOrigin
{
    /// <summary>The tenant's folder, or the shared one that all tenants may use.</summary>
    File,

    /// <summary>The console: made, imported or restored there.</summary>
    Console,
}

/// <summary>
/// One version of a tenant's definition. Its text never changes once it is published: what runs is pinned to its id. The number is ours,
/// whatever a file says.
/// </summary>
public sealed class WorkflowVersion : Entity
{
    /// <summary>Id that all versions share.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Id of this version in its text, by which others pin it.</summary>
    public required string VersionId { get; init; }

    /// <summary>From 1, without gaps.</summary>
    public required int Number { get; init; }

    public required string Name { get; set; }

    /// <summary>The definition in Elsa's form.</summary>
    public required string Json { get; set; }

    /// <summary>SHA-256 over what it means, so that the same definition written otherwise is recognised.</summary>
    public required byte[] Hash { get; set; }

    public required VersionOrigin Origin { get; init; }

    /// <summary>Hash of the file that it was made from or that it replaces; another one means that the file has changed since.</summary>
    public byte[]? FileHash { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Name of who made it; null for a file.</summary>
    public string? By { get; init; }

    /// <summary>
    /// The definition's id while new instances start with this version, else null: unique, so that one version of a definition at most is
    /// the published one.
    /// </summary>
    public string? PublishedAs { get; set; }

    /// <summary>Null while it is a draft, which may still change.</summary>
    public DateTimeOffset? PublishedAt { get; set; }
}

internal sealed class WorkflowVersionMapping : IEntityTypeConfiguration<WorkflowVersion>
{
    public void Configure(EntityTypeBuilder<WorkflowVersion> entity)
    {
        entity.ToTable("WorkflowVersions");
        entity.Property(v => v.DefinitionId).HasMaxLength(100);
        entity.Property(v => v.VersionId).HasMaxLength(100);
        entity.Property(v => v.Name).HasMaxLength(200);
        entity.Property(v => v.Hash).HasMaxLength(32);
        entity.Property(v => v.FileHash).HasMaxLength(32);
        entity.Property(v => v.By).HasMaxLength(200);
        entity.HasIndex(v => new { v.DefinitionId, v.Number }).IsUnique();
        entity.Property(v => v.PublishedAs).HasMaxLength(100);
        entity.HasIndex(v => v.VersionId).IsUnique();
        entity.HasIndex(v => v.PublishedAs).IsUnique();
    }
}
