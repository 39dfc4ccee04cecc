using System.Security.Cryptography;
using System.Text;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.SignIn.EHerkenning;

/// <summary>An assertion or token that was taken once: the same one again is refused, on every node (case 29, ASVS 6.8.3).</summary>
public sealed class ConsumedAssertion : Entity
{
    /// <summary>SHA-256 of issuer and id: both may be longer than an index allows.</summary>
    public required string Hash { get; init; }

    public required DateTimeOffset ConsumedAt { get; init; }

    public static string HashOf(string issuer, string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{id}")));
}

internal sealed class ConsumedAssertionMapping : IEntityTypeConfiguration<ConsumedAssertion>
{
    public void Configure(EntityTypeBuilder<ConsumedAssertion> entity)
    {
        entity.ToTable("ConsumedAssertions");
        entity.Property(a => a.Hash).HasMaxLength(64).IsUnicode(false);
        entity.HasIndex(a => a.Hash).IsUnique();
        entity.HasIndex(a => a.ConsumedAt);
    }
}
