using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Runtime;

/// <summary>
/// A place where an instance waits. Deleting it is what consumes it: of two stimuli at once the one that finds the row goes on.
/// </summary>
public sealed class WorkflowBookmark : Entity
{
    public required Guid InstanceId { get; init; }

    /// <summary>Number in the state of the instance.</summary>
    public required int Number { get; init; }

    /// <summary>The execution of an activity that waits: it differs for each time the activity runs.</summary>
    public required int ContextId { get; init; }

    public required string ActivityId { get; set; }

    /// <summary>Kind of stimulus it waits for, such as <c>Elsa.Event</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Hash of the stimulus.</summary>
    public required string Hash { get; init; }

    /// <summary>When the clock itself resumes it; null when only somebody else does.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class WorkflowBookmarkMapping : IEntityTypeConfiguration<WorkflowBookmark>
{
    public void Configure(EntityTypeBuilder<WorkflowBookmark> entity)
    {
        entity.ToTable("WorkflowBookmarks");
        entity.References<WorkflowBookmark, WorkflowInstance>(b => b.InstanceId);
        entity.Property(b => b.ActivityId).HasMaxLength(200);
        entity.Property(b => b.Name).HasMaxLength(100).IsUnicode(false);
        entity.Property(b => b.Hash).HasMaxLength(64).IsUnicode(false);
        entity.HasIndex(b => new { b.InstanceId, b.ContextId, b.Name, b.Hash }).IsUnique();
        entity.HasIndex(b => new { b.InstanceId, b.Number }).IsUnique();
        entity.HasIndex(b => b.Hash);
        entity.HasIndex(b => new { b.DueAt, b.Id });
    }
}
