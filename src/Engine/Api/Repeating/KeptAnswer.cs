using Engine.Access;
using Engine.Data;
using Engine.Jobs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Api.Repeating;

/// <summary>What was answered to a request, for when its sender did not hear it and asks again.</summary>
public sealed class KeptAnswer : Entity
{
    public static readonly RetainedRows Retention = new("apiAnswers", 2, async (db, before, cancellation) =>
    {
        var old = await db.Set<KeptAnswer>().Where(a => a.At < before).OrderBy(a => a.At).Take(RetentionJob.Batch).Select(a => a.Id).ToListAsync(cancellation);
        return await db.Set<KeptAnswer>().Where(a => old.Contains(a.Id)).ExecuteDeleteAsync(cancellation);
    });

    /// <summary>Account of the key: programs do not meet each other's requests.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>SHA-256 of the Idempotency-Key, which may hold anything.</summary>
    public required byte[] NameHash { get; init; }

    /// <summary>HMAC-SHA-256 of method, address and message, with the Idempotency-Key as key.</summary>
    public required byte[] RequestHash { get; init; }

    public required DateTimeOffset At { get; init; }

    public int Status { get; set; }

    public string ContentType { get; set; } = "";

    public string Body { get; set; } = "";
}

internal sealed class KeptAnswerMapping : IEntityTypeConfiguration<KeptAnswer>
{
    public void Configure(EntityTypeBuilder<KeptAnswer> entity)
    {
        entity.ToTable("KeptAnswers");
        entity.Property(a => a.NameHash).HasMaxLength(32);
        entity.Property(a => a.RequestHash).HasMaxLength(32);
        entity.Property(a => a.ContentType).HasMaxLength(60).IsUnicode(false);
        entity.HasIndex(a => new { a.AccountId, a.NameHash }).IsUnique();
        entity.HasIndex(a => a.At);
        entity.References<KeptAnswer, Account>(a => a.AccountId);
    }
}
