using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Engine.Workflows.Execution.State;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Runtime;

/// <summary>
/// One run of a version. Its state changes only in a step: work of the kind <see cref="StepWorkflow.JobKind"/> on this row, of which there
/// is one at a time on all nodes.
/// </summary>
public sealed class WorkflowInstance : Entity
{
    internal const string StatePurpose = "workflow.state";

    /// <summary>The version that it is pinned to, also when a newer one is published.</summary>
    public required string VersionId { get; set; }

    public required string DefinitionId { get; init; }

    public string? Name { get; set; }

    public string? CorrelationId { get; set; }

    /// <summary>What of there may be only one that runs, by the activation strategy; null for no limit and when it has ended.</summary>
    public string? ActiveKey { get; set; }

    public required WorkflowStatus Status { get; set; }

    public required WorkflowSubStatus SubStatus { get; set; }

    /// <summary>What the interpreter needs to go on, sealed; null before the first step.</summary>
    public byte[]? State { get; set; }

    /// <summary>Rises with each step. A step that read another number than it finds at its end loses.</summary>
    public int Steps { get; set; }

    /// <summary>Activities that ran, over all steps.</summary>
    public int Activities { get; set; }

    /// <summary>The instance that started it and waits for it, or only started it; null for none.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>How many instances started each other before it.</summary>
    public int Generation { get; init; }

    /// <summary>Bookmark there that the end of this one resumes, by its number; null when nobody waits.</summary>
    public int? ParentBookmark { get; init; }

    /// <summary>The person whom it is about, so that their data can be found and erased; null for none.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>The request that it carries out, for its children too; null for work that nobody asked for.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Account of who started it, for its children too; null for a visitor without account, or the portal itself.</summary>
    public Guid? StartedBy { get; init; }

    /// <summary>Who cancelled it; null when nobody did, or the portal itself.</summary>
    public string? CancelledBy { get; set; }

    /// <summary>Why, as that person wrote it for the log.</summary>
    public string? CancelReason { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class WorkflowInstanceMapping : IEntityTypeConfiguration<WorkflowInstance>
{
    public void Configure(EntityTypeBuilder<WorkflowInstance> entity)
    {
        entity.ToTable("WorkflowInstances");
        entity.Property(i => i.VersionId).HasMaxLength(100);
        entity.Property(i => i.DefinitionId).HasMaxLength(100);
        entity.Property(i => i.Name).HasMaxLength(200);
        entity.Property(i => i.CorrelationId).HasMaxLength(200);
        entity.Property(i => i.ActiveKey).HasMaxLength(400);
        entity.Property(i => i.CancelledBy).HasMaxLength(200);
        entity.Property(i => i.CancelReason).HasMaxLength(ManageWorkflow.LongestReason);
        entity.Property(i => i.State).IsProtected(WorkflowInstance.StatePurpose);
        entity.Property(i => i.Steps).IsConcurrencyToken();
        entity.HasIndex(i => i.ActiveKey).IsUnique();
        entity.HasIndex(i => i.ParentId);
        entity.HasIndex(i => new { i.Status, i.SubStatus, i.UpdatedAt, i.Id });
        entity.HasIndex(i => new { i.DefinitionId, i.StartedAt });
        entity.HasIndex(i => i.CorrelationId);
        entity.HasIndex(i => i.SubjectId);
        entity.HasIndex(i => i.RequestId);
        entity.HasIndex(i => new { i.StartedAt, i.Id });
    }
}
