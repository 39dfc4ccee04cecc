using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Runtime;

/// <summary>Something went wrong in an instance and a person decides: run it again, skip it or cancel the instance.</summary>
public sealed class WorkflowIncident : Entity
{
    public required Guid InstanceId { get; init; }

    /// <summary>Number in the state of the instance.</summary>
    public required int Number { get; init; }

    public required string ActivityId { get; set; }

    /// <summary>What kind of fault: conversion, expression, deadlock, limit, or the type of an exception.</summary>
    public required string Type { get; init; }

    /// <summary>In Dutch, without values that were filled in.</summary>
    public required string Message { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? ResolvedAt { get; set; }

    /// <summary>What was done about it.</summary>
    public string? Resolution { get; set; }

    public string? ResolvedBy { get; set; }

    /// <summary>When those who manage workflows were mailed about it; null while they were not.</summary>
    public DateTimeOffset? ToldAt { get; set; }
}

internal sealed class WorkflowIncidentMapping : IEntityTypeConfiguration<WorkflowIncident>
{
    public void Configure(EntityTypeBuilder<WorkflowIncident> entity)
    {
        entity.ToTable("WorkflowIncidents");
        entity.References<WorkflowIncident, WorkflowInstance>(i => i.InstanceId);
        entity.Property(i => i.ActivityId).HasMaxLength(200);
        entity.Property(i => i.Type).HasMaxLength(100).IsUnicode(false);
        entity.Property(i => i.Message).HasMaxLength(1000);
        entity.Property(i => i.Resolution).HasMaxLength(20).IsUnicode(false);
        entity.Property(i => i.ResolvedBy).HasMaxLength(200);
        entity.HasIndex(i => new { i.InstanceId, i.Number }).IsUnique();
        entity.HasIndex(i => new { i.ResolvedAt, i.At });
    }
}
