using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Requests.Bindings;

/// <summary>
/// Which definition handles one kind of request in this tenant. Rows are never changed: the one that began last counts, and of those
/// that begin at the same moment the newest. So a binding can be planned, and undone by binding the one before it again.
/// </summary>
[AppendOnly]
public sealed class WorkflowBinding : Entity
{
    /// <summary>Id of the kind of request, as a module offers it.</summary>
    public required string RequestKind { get; init; }

    /// <summary>From 1 for each kind: of two that bind at once the second cannot be added.</summary>
    public required int Sequence { get; init; }

    public required string DefinitionId { get; init; }

    /// <summary>A version to keep to; null for the published one.</summary>
    public int? Number { get; init; }

    /// <summary>From when it counts.</summary>
    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Name of who bound it.</summary>
    public required string By { get; init; }

    /// <summary>Why, for who reads the history.</summary>
    public required string Reason { get; init; }
}

internal sealed class WorkflowBindingMapping : IEntityTypeConfiguration<WorkflowBinding>
{
    public void Configure(EntityTypeBuilder<WorkflowBinding> entity)
    {
        entity.ToTable("WorkflowBindings");
        entity.Property(b => b.RequestKind).HasMaxLength(100).IsUnicode(false);
        entity.Property(b => b.DefinitionId).HasMaxLength(100);
        entity.Property(b => b.By).HasMaxLength(200);
        entity.Property(b => b.Reason).HasMaxLength(500);
        entity.HasIndex(b => new { b.RequestKind, b.Sequence }).IsUnique();
        entity.HasIndex(b => new { b.RequestKind, b.From });
    }
}
