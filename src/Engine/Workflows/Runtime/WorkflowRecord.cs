using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Runtime;

/// <summary>
/// A line of an instance's journal: what happened to one execution of an activity. It holds names and times; what was filled in may be about
/// a person's health and stands in the sealed state only.
/// </summary>
public sealed class WorkflowRecord : Entity
{
    internal const string LinePurpose = "workflow.line";

    public required Guid InstanceId { get; init; }

    /// <summary>Step that wrote it.</summary>
    public required int Step { get; init; }

    /// <summary>Place in the step.</summary>
    public required int Number { get; init; }

    public required string ActivityId { get; init; }

    public required int ContextId { get; init; }

    /// <summary>Started, Suspended, Resumed, Completed, Canceled, Faulted, Heavy or Line.</summary>
    public required string Event { get; init; }

    /// <summary>Outcomes of a completed activity.</summary>
    public string? Detail { get; init; }

    /// <summary>What WriteLine wrote, sealed.</summary>
    public byte[]? Line { get; set; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class WorkflowRecordMapping : IEntityTypeConfiguration<WorkflowRecord>
{
    public void Configure(EntityTypeBuilder<WorkflowRecord> entity)
    {
        entity.ToTable("WorkflowRecords");
        entity.References<WorkflowRecord, WorkflowInstance>(r => r.InstanceId);
        entity.Property(r => r.ActivityId).HasMaxLength(200);
        entity.Property(r => r.Event).HasMaxLength(20).IsUnicode(false);
        entity.Property(r => r.Detail).HasMaxLength(400);
        entity.Property(r => r.Line).IsProtected(WorkflowRecord.LinePurpose);
        entity.HasIndex(r => new { r.InstanceId, r.Step, r.Number }).IsUnique();
    }
}
