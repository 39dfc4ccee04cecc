using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Workflows.Tasks;

/// <summary>What one person decided about a task. Nobody votes twice.</summary>
public sealed class TaskVote : Entity
{
    internal const string CommentPurpose = "workflow.vote";

    public required Guid TaskId { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>One of <see cref="TaskOutcomes"/>.</summary>
    public required string Outcome { get; init; }

    /// <summary>Sealed; null for none.</summary>
    public byte[]? Comment { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class TaskVoteMapping : IEntityTypeConfiguration<TaskVote>
{
    public void Configure(EntityTypeBuilder<TaskVote> entity)
    {
        entity.ToTable("TaskVotes");
        entity.References<TaskVote, WorkTask>(v => v.TaskId);
        entity.References<TaskVote, Account>(v => v.AccountId);
        entity.Property(v => v.Outcome).HasMaxLength(20).IsUnicode(false);
        entity.Property(v => v.Comment).IsProtected(TaskVote.CommentPurpose);
        entity.HasIndex(v => new { v.TaskId, v.AccountId }).IsUnique();
    }
}
