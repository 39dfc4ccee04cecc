using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.SignIn.SecondSteps;

/// <summary>A browser that took a second step and may skip it for some days. The browser holds a random token; this row its keyed hash.</summary>
public sealed class RememberedDevice : Entity
{
    public required Guid AccountId { get; init; }

    /// <summary>Keyed hash of the token.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Security stamp of the account then: a new password or another second step makes the device worthless.</summary>
    public required string Stamp { get; init; }

    /// <summary>Browser and system in words, for the user's own list.</summary>
    public required string Label { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }

    internal static Task<int> RemoveOldAsync(PortalDbContext db, DateTimeOffset before, CancellationToken cancellation) =>
        db.Set<RememberedDevice>().Where(d => d.ExpiresAt < before).OrderBy(d => d.Id).Take(Jobs.RetentionJob.Batch).ExecuteDeleteAsync(cancellation);
}

internal sealed class RememberedDeviceMapping : IEntityTypeConfiguration<RememberedDevice>
{
    public void Configure(EntityTypeBuilder<RememberedDevice> entity)
    {
        entity.ToTable("RememberedDevices");
        entity.Property(d => d.Hash).HasMaxLength(64);
        entity.Property(d => d.Stamp).HasMaxLength(40);
        entity.Property(d => d.Label).HasMaxLength(80);
        entity.HasIndex(d => d.AccountId);
        entity.HasIndex(d => d.ExpiresAt);
        entity.References<RememberedDevice, Account>(d => d.AccountId);
    }
}
