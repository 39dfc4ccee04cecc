using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.SignIn.SecondSteps;

/// <summary>A passkey (WebAuthn credential) of one account at one tenant. It holds public data only; the secret never leaves the user's device.</summary>
public sealed class Passkey : Entity
{
    /// <summary>Name that the user gave it.</summary>
    public const int MaximumName = 60;

    public required Guid AccountId { get; init; }

    public required string Name { get; set; }

    /// <summary>Id that the authenticator chose: at most 1023 bytes (WebAuthn level 3, 4), unique in the tenant.</summary>
    public required byte[] CredentialId { get; init; }

    /// <summary>Public key in COSE form.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>Last counter seen; one that does not rise betrays a copy. Stays 0 for passkeys that travel between devices.</summary>
    public long SignCount { get; set; }

    public required List<string> Transports { get; init; }

    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }
}

internal sealed class PasskeyMapping : IEntityTypeConfiguration<Passkey>
{
    public void Configure(EntityTypeBuilder<Passkey> entity)
    {
        entity.ToTable("Passkeys");
        entity.Property(p => p.Name).HasMaxLength(Passkey.MaximumName);
        entity.Property(p => p.CredentialId).HasMaxLength(1023);
        entity.Property(p => p.PublicKey).HasMaxLength(1024);
        entity.Property(p => p.SignCount).IsConcurrencyToken();
        entity.HasIndex(p => p.CredentialId).IsUnique();
        entity.HasIndex(p => p.AccountId);
        entity.References<Passkey, Account>(p => p.AccountId);
    }
}
