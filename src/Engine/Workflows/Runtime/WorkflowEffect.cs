using System.Globalization;
using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Runtime;

public enum EffectState
{
    Waiting,

    Done,
    Failed,

    /// <summary>Its instance was cancelled before it was sent.</summary>
    Dropped,
}

/// <summary>
/// Something that a step wants done outside. It is written with the step and done after it, at least once, under a key that the receiver can
/// recognise.
/// </summary>
public sealed class WorkflowEffect : Entity
{
    internal const string PayloadPurpose = "workflow.effect";

    public required Guid InstanceId { get; init; }

    /// <summary>Execution that asked for it.</summary>
    public required int ContextId { get; init; }

    /// <summary>From 1, in the order in which one execution asked for them.</summary>
    public required int Number { get; init; }

    /// <summary>Which work does it.</summary>
    public required string Kind { get; init; }

    /// <summary>JSON, sealed; gone when it is done.</summary>
    public byte[]? Payload { get; set; }

    public EffectState State { get; set; }

    /// <summary>Times that it was tried and the answer recorded.</summary>
    public int Attempts { get; set; }

    public required DateTimeOffset At { get; init; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Bookmark that hears how it went, by its number; null when nobody waits.</summary>
    public int? Bookmark { get; init; }

    /// <summary>Messages of which it is not known yet how they went.</summary>
    public int Awaiting { get; init; }

    /// <summary>Delivery key of the signal that brings its answer.</summary>
    public string AnswerKey => string.Create(CultureInfo.InvariantCulture, $"effect:{InstanceId}:{ContextId}:{Number}");
}

internal sealed class WorkflowEffectMapping : IEntityTypeConfiguration<WorkflowEffect>
{
    public void Configure(EntityTypeBuilder<WorkflowEffect> entity)
    {
        entity.ToTable("WorkflowEffects");
        entity.References<WorkflowEffect, WorkflowInstance>(e => e.InstanceId);
        entity.Property(e => e.Kind).HasMaxLength(60).IsUnicode(false);
        entity.Property(e => e.Payload).IsProtected(WorkflowEffect.PayloadPurpose);
        entity.Property(e => e.State).IsConcurrencyToken();
        entity.HasIndex(e => new { e.InstanceId, e.ContextId, e.Number }).IsUnique();
    }
}
