using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Runtime;

public enum SignalKind
{
    /// <summary>The first step.</summary>
    Start,

    /// <summary>Something that a bookmark waits for.</summary>
    Resume,

    /// <summary>An administrator has a faulted activity run again.</summary>
    Retry,

    /// <summary>An administrator completes a faulted activity with an outcome of their choice.</summary>
    Skip,

    Cancel,

    /// <summary>It goes on in another version.</summary>
    Move,
}

/// <summary>
/// Something that an instance has to be told, in the order in which it came. The step that takes it in marks it, and the mark stays a while,
/// so that the same message delivered again is recognised. Without an instance it came before there was anybody to tell: the step that makes
/// the bookmark for it takes it along.
/// </summary>
public sealed class WorkflowSignal : Entity
{
    internal const string PayloadPurpose = "workflow.signal";

    /// <summary>Null as long as nobody waits for it.</summary>
    public Guid? InstanceId { get; set; }

    public required SignalKind Kind { get; init; }

    /// <summary>Who sent it and what it calls this message: the same message twice is one.</summary>
    public required string DeliveryKey { get; init; }

    /// <summary>Bookmark or incident of the instance that it is about, by its number; null where the hash says it, or it is about the instance.</summary>
    public int? Number { get; init; }

    /// <summary>Hash of the stimulus; null for what an administrator decides.</summary>
    public string? Hash { get; init; }

    /// <summary>JSON, sealed; gone when it is taken.</summary>
    public byte[]? Payload { get; set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null while it waits.</summary>
    public DateTimeOffset? TakenAt { get; set; }

    /// <summary>Until when one that nobody waits for is kept.</summary>
    public DateTimeOffset? Until { get; init; }
}

internal sealed class WorkflowSignalMapping : IEntityTypeConfiguration<WorkflowSignal>
{
    public void Configure(EntityTypeBuilder<WorkflowSignal> entity)
    {
        entity.ToTable("WorkflowSignals");
        entity.References<WorkflowSignal, WorkflowInstance>(s => s.InstanceId);
        entity.Property(s => s.DeliveryKey).HasMaxLength(200);
        entity.Property(s => s.Hash).HasMaxLength(64).IsUnicode(false);
        entity.Property(s => s.Payload).IsProtected(WorkflowSignal.PayloadPurpose);
        entity.HasIndex(s => s.DeliveryKey).IsUnique();
        entity.HasIndex(s => new { s.InstanceId, s.TakenAt, s.Id });
        entity.HasIndex(s => new { s.Hash, s.InstanceId });
        entity.HasIndex(s => s.TakenAt);
    }
}
