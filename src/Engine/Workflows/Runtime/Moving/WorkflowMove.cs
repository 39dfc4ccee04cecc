using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Runtime.Moving;

/// <summary>The running instances of a version are being told to go on in another one, part by part; gone when all are told. There is one at a time for a version.</summary>
public sealed class WorkflowMove : Entity
{
    /// <summary>Id of the version that they run.</summary>
    public required string VersionId { get; init; }

    /// <summary>Id of the version in which they go on.</summary>
    public required string TargetId { get; init; }

    /// <summary>Id of an activity in the new version by its id in the old one, where they differ; JSON.</summary>
    public required string Chosen { get; init; }

    /// <summary>The last instance that was told; empty at the beginning.</summary>
    public Guid Told { get; set; }
}

internal sealed class WorkflowMoveMapping : IEntityTypeConfiguration<WorkflowMove>
{
    public void Configure(EntityTypeBuilder<WorkflowMove> entity)
    {
        entity.ToTable("WorkflowMoves");
        entity.Property(m => m.VersionId).HasMaxLength(100);
        entity.Property(m => m.TargetId).HasMaxLength(100);
        entity.HasIndex(m => m.VersionId).IsUnique();
    }
}
