using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Engine.Workflows.Runtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Tasks;

public enum TaskKind
{
    Approval,
    Verification,
    Provider,
    Upload,

    /// <summary>An approval with nothing to choose: it asks for words.</summary>
    Answer,
}

public enum TaskState
{
    Open,
    Decided,

    /// <summary>Nobody decided in time.</summary>
    Expired,

    /// <summary>The instance did not need it any more.</summary>
    Withdrawn,
}

/// <summary>
/// Something that a person does for an instance. Its id is what the instance knows it by. Whoever holds one of its roles at the moment of deciding
/// may decide; of a decision and the end of the wait at the same moment, one counts.
/// </summary>
public sealed class WorkTask : Entity
{
    internal const string ContentPurpose = "workflow.task";

    public required Guid InstanceId { get; init; }

    /// <summary>Number of the execution that waits for it.</summary>
    public required int ContextId { get; init; }

    public required TaskKind Kind { get; init; }

    /// <summary>The one person who may do it, whatever their roles; null for whoever holds a role.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>Role ids of which one is needed; none for everybody of <see cref="OrganisationId"/>.</summary>
    public List<string> Roles { get; init; } = [];

    /// <summary>Where the role must be held; null for the insurer's own staff.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Accounts that never decide, whatever they may do otherwise: four eyes.</summary>
    public List<Guid> Excluded { get; init; } = [];

    /// <summary>Approvals that are needed.</summary>
    public int Required { get; init; } = 1;

    /// <summary>Approvals so far.</summary>
    public int Approvals { get; set; }

    /// <summary>Form that the decision asks for; null for none.</summary>
    public string? FormKey { get; init; }

    /// <summary><see cref="TaskContent"/>, sealed.</summary>
    public required byte[] Content { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the wait ends without a decision, or without such an end what the request promised: the moment after which it is late. Null for neither.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When people were first reminded of it: from then on it stands before the others.</summary>
    public DateTimeOffset? EscalatedAt { get; set; }

    public TaskState State { get; set; } = TaskState.Open;

    /// <summary>Who says to be busy with it. It keeps nobody else from deciding.</summary>
    public Guid? ClaimedBy { get; set; }

    /// <summary>When the claim runs out by itself.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    /// <summary>When it was decided, expired or withdrawn.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>One of <see cref="TaskOutcomes"/>; null without a decision.</summary>
    public string? Outcome { get; set; }
}

internal sealed class WorkTaskMapping : IEntityTypeConfiguration<WorkTask>
{
    public void Configure(EntityTypeBuilder<WorkTask> entity)
    {
        entity.ToTable("WorkTasks");
        entity.References<WorkTask, WorkflowInstance>(t => t.InstanceId);
        entity.References<WorkTask, Organisation>(t => t.OrganisationId);
        entity.References<WorkTask, Account>(t => t.AccountId);
        entity.Property(t => t.FormKey).HasMaxLength(60);
        entity.Property(t => t.Content).IsProtected(WorkTask.ContentPurpose);
        entity.Property(t => t.State).IsConcurrencyToken();
        entity.Property(t => t.Outcome).HasMaxLength(20).IsUnicode(false);
        entity.HasIndex(t => new { t.State, t.OrganisationId, t.DueAt });
        entity.HasIndex(t => new { t.AccountId, t.State });
        entity.HasIndex(t => t.InstanceId);
    }
}
