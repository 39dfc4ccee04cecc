using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.SignIn.SecondSteps;

/// <summary>What a sent code is good for.</summary>
public enum CodePurpose
{
    SignIn,

    /// <summary>Showing that a mobile number is one's own.</summary>
    Number,

    /// <summary>Showing that codes by mail arrive.</summary>
    Address,
}

/// <summary>A code that went out by text message or mail. Only its keyed hash is kept; the row also counts how often codes were sent.</summary>
public sealed class SentCode : Entity
{
    /// <summary>Wrong tries after which a code is worth nothing (AUT-5).</summary>
    public const int MaximumTries = 5;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    public required Guid AccountId { get; init; }

    public required CodePurpose Purpose { get; init; }

    /// <summary>The sign-in or session that asked for it; elsewhere it opens nothing.</summary>
    public required Guid Binding { get; init; }

    public required Means Means { get; init; }

    public required byte[] Hash { get; init; }

    /// <summary>Number that it confirms, encrypted; null for other purposes.</summary>
    public byte[]? Number { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public int Tries { get; set; }

    /// <summary>Set when it was used, or another one took its place.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsAlive(DateTimeOffset now) => EndedAt is null && Tries < MaximumTries && now - SentAt < Lifetime;

    internal static Task<int> RemoveOldAsync(PortalDbContext db, DateTimeOffset before, CancellationToken cancellation) =>
        db.Set<SentCode>().Where(c => c.SentAt < before).OrderBy(c => c.Id).Take(Jobs.RetentionJob.Batch).ExecuteDeleteAsync(cancellation);
}

internal sealed class SentCodeMapping : IEntityTypeConfiguration<SentCode>
{
    public void Configure(EntityTypeBuilder<SentCode> entity)
    {
        entity.ToTable("SentCodes");
        entity.Property(c => c.Hash).HasMaxLength(64);
        entity.Property(c => c.Number).HasMaxLength(64).IsProtected(MobileNumbers.Purpose);
        entity.HasIndex(c => new { c.AccountId, c.SentAt });
        entity.HasIndex(c => c.SentAt);
        entity.References<SentCode, Account>(c => c.AccountId);
    }
}
