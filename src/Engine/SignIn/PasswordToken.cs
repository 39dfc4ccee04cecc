using System.Security.Cryptography;
using System.Text;
using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.SignIn;

/// <summary>A mailed right to set a password: once, for an hour, and only while the account is as it was (AUT-6). The token itself is nowhere stored.</summary>
public sealed class PasswordToken : Entity
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);

    public required Guid AccountId { get; init; }

    public required string Hash { get; init; }

    /// <summary>Stamp of the account when the token was made: any later change makes it worthless.</summary>
    public required string Stamp { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }

    /// <summary>A new token of 256 bits, safe in an address.</summary>
    public static string NewText(string tenant) => $"{tenant}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";

    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

internal sealed class PasswordTokenMapping : IEntityTypeConfiguration<PasswordToken>
{
    public void Configure(EntityTypeBuilder<PasswordToken> entity)
    {
        entity.ToTable("PasswordTokens");
        entity.Property(t => t.Hash).HasMaxLength(64).IsUnicode(false);
        entity.Property(t => t.Stamp).HasMaxLength(40);
        entity.HasIndex(t => t.Hash).IsUnique();
        entity.References<PasswordToken, Account>(t => t.AccountId);
    }
}
