using Engine.Access;
using Engine.Data;
using Engine.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Api.Keys;

/// <summary>
/// Lets a program of an organisation use the API. It belongs to the organisation and not to who made it: it ends when it expires or is
/// revoked, and does nothing while the API is off for the organisation.
/// </summary>
public sealed class ApiKey : Entity
{
    public required Guid OrganisationId { get; init; }

    /// <summary>
    /// Account under which its work is known. It is the key's alone and cannot sign in: no scheme opens it, it has no password and is at no
    /// organisation.
    /// </summary>
    public required Guid AccountId { get; init; }

    /// <summary>What it is for, in words of who made it.</summary>
    public required string Name { get; init; }

    /// <summary>First part of the key, by which it is found and recognised.</summary>
    public required string Prefix { get; init; }

    /// <summary>SHA-256 of the secret part. A slow hash would add nothing: 256 random bits cannot be guessed.</summary>
    public required byte[] SecretHash { get; init; }

    public required Guid MadeById { get; init; }

    public required string MadeByName { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How sure the portal was of who made it; what asks a higher level is not for this key.</summary>
    public required Level Level { get; init; }

    /// <summary>At most a minute behind.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>When the managers were told that it expires soon.</summary>
    public DateTimeOffset? WarnedAt { get; set; }

    public bool IsUsable(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;
}

/// <summary>One right of a key, at every contract of its organisation or at one.</summary>
public sealed class ApiKeyScope : Entity
{
    public required Guid KeyId { get; init; }

    /// <summary>Permission id of a module.</summary>
    public required string Permission { get; init; }

    /// <summary>Null for every contract, those to come included.</summary>
    public Guid? ContractId { get; init; }
}

internal sealed class ApiKeyMapping : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> entity)
    {
        entity.ToTable("ApiKeys");
        entity.Property(k => k.Name).HasMaxLength(60);
        entity.Property(k => k.Prefix).HasMaxLength(ApiKeySecret.PrefixLength).IsUnicode(false);
        entity.Property(k => k.SecretHash).HasMaxLength(32);
        entity.Property(k => k.MadeByName).HasMaxLength(200);
        entity.Property(k => k.Level).HasConversion<string>().HasMaxLength(20);
        entity.HasIndex(k => k.Prefix).IsUnique();
        entity.HasIndex(k => new { k.OrganisationId, k.ExpiresAt });
        entity.HasIndex(k => k.ExpiresAt);
        entity.References<ApiKey, Organisation>(k => k.OrganisationId);
        entity.References<ApiKey, Account>(k => k.AccountId);
    }
}

internal sealed class ApiKeyScopeMapping : IEntityTypeConfiguration<ApiKeyScope>
{
    public void Configure(EntityTypeBuilder<ApiKeyScope> entity)
    {
        entity.ToTable("ApiKeyScopes");
        entity.Property(s => s.Permission).HasMaxLength(80).IsUnicode(false);
        entity.HasIndex(s => s.KeyId);
        entity.References<ApiKeyScope, ApiKey>(s => s.KeyId);
        entity.References<ApiKeyScope, Contract>(s => s.ContractId);
    }
}
