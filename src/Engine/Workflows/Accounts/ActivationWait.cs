using Engine.Access.Invitations;
using Engine.Data;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Accounts;

/// <summary>An instance waits until an invitation is accepted or withdrawn; its id is what the instance knows it by. Deleting it is what ends the wait.</summary>
public sealed class ActivationWait : Entity
{
    public required Guid InstanceId { get; init; }

    public required Guid InvitationId { get; init; }
}

internal sealed class ActivationWaitMapping : IEntityTypeConfiguration<ActivationWait>
{
    public void Configure(EntityTypeBuilder<ActivationWait> entity)
    {
        entity.ToTable("ActivationWaits");
        entity.References<ActivationWait, WorkflowInstance>(w => w.InstanceId);
        entity.References<ActivationWait, Invitation>(w => w.InvitationId);
        entity.HasIndex(w => w.InvitationId);
        entity.HasIndex(w => w.InstanceId);
    }
}
