using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.SignIn.SecondSteps;

/// <summary>A passkey challenge that was answered. The row makes a second answer impossible on every node, also with a copy of the cookie.</summary>
public sealed class UsedChallenge : Entity
{
    public required DateTimeOffset At { get; init; }

    internal static Task<int> RemoveOldAsync(PortalDbContext db, DateTimeOffset before, CancellationToken cancellation) =>
        db.Set<UsedChallenge>().Where(c => c.At < before).OrderBy(c => c.Id).Take(Jobs.RetentionJob.Batch).ExecuteDeleteAsync(cancellation);
}

internal sealed class UsedChallengeMapping : IEntityTypeConfiguration<UsedChallenge>
{
    public void Configure(EntityTypeBuilder<UsedChallenge> entity)
    {
        entity.ToTable("UsedChallenges");
        entity.HasIndex(c => c.At);
    }
}
