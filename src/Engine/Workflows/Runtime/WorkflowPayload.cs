using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Runtime;

/// <summary>
/// A large value of an instance, which its state only names (R9 of the format): a step that does not ask for it neither reads nor writes it. It never changes, and goes
/// with the step after which nothing names it.
/// </summary>
public sealed class WorkflowPayload : Entity
{
    internal const string ContentPurpose = "workflow.payload";

    public required Guid InstanceId { get; init; }

    /// <summary>JSON, sealed.</summary>
    public required byte[] Content { get; set; }
}

internal sealed class WorkflowPayloadMapping : IEntityTypeConfiguration<WorkflowPayload>
{
    public void Configure(EntityTypeBuilder<WorkflowPayload> entity)
    {
        entity.ToTable("WorkflowPayloads");
        entity.References<WorkflowPayload, WorkflowInstance>(p => p.InstanceId);
        entity.Property(p => p.Content).IsProtected(WorkflowPayload.ContentPurpose);
        entity.HasIndex(p => p.InstanceId);
    }
}
