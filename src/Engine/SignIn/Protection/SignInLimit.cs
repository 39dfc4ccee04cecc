using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.SignIn.Protection;

/// <summary>
/// When somebody last did something of which only so much is allowed. Who it was stands here as a keyed hash only, so that the table
/// tells neither address nor account, and it goes when its last moment no longer counts.
/// </summary>
[PlatformWide("an address is limited over all tenants together")]
public sealed class SignInLimit
{
    public const int KeyLength = 16;

    public required byte[] Key { get; init; }

    /// <summary>As many moments as there are slots, oldest first, each <see cref="LimitSql.MomentLength"/> digits.</summary>
    public required string Moments { get; init; }

    public required DateTimeOffset EndsAt { get; init; }
}

internal sealed class SignInLimitMapping : IEntityTypeConfiguration<SignInLimit>
{
    public void Configure(EntityTypeBuilder<SignInLimit> entity)
    {
        entity.ToTable("SignInLimits");
        entity.HasKey(l => l.Key);
        entity.Property(l => l.Key).HasMaxLength(SignInLimit.KeyLength);
        entity.Property(l => l.Moments).HasMaxLength(400).IsUnicode(false);
        entity.HasIndex(l => l.EndsAt);
    }
}
