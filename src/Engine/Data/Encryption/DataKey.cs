using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Data.Encryption;

public enum DataKeyKind
{
    /// <summary>Encrypts columns; every version stays readable.</summary>
    Field,

    /// <summary>Makes search hashes; a search asks for every version, until a rotation has hashed all rows anew.</summary>
    Search,
}

/// <summary>One version of a key from which the keys of all tenants are derived, wrapped by a secret outside the database.</summary>
[PlatformWide("keys of tenants are derived from it")]
public sealed class DataKey
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required DataKeyKind Kind { get; init; }

    /// <summary>Rises from 1; new values get the highest that is for their tenant and whose moment has come.</summary>
    public required int Version { get; init; }

    /// <summary>Id of the one tenant that uses it; null for all.</summary>
    public string? OnlyFor { get; init; }

    public required byte[] Wrapped { get; set; }

    /// <summary><see cref="KeyWrap.Print"/> of what wrapped it.</summary>
    public required string WrappedBy { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From this moment new values get it; every node knows it by then, so that a search finds them.</summary>
    public required DateTimeOffset ActiveFrom { get; init; }
}

internal sealed class DataKeyMapping : IEntityTypeConfiguration<DataKey>
{
    public void Configure(EntityTypeBuilder<DataKey> entity)
    {
        entity.ToTable("DataKeys");
        entity.HasKey(k => k.Id);
        entity.Property(k => k.Kind).HasConversion<string>().HasMaxLength(20).IsUnicode(false);
        entity.Property(k => k.Wrapped).HasMaxLength(1024);
        entity.Property(k => k.WrappedBy).HasMaxLength(80).IsUnicode(false);
        entity.Property(k => k.OnlyFor).HasMaxLength(TenantModel.IdLength).IsUnicode(false);
        entity.HasIndex(k => new { k.Kind, k.Version }).IsUnique();
    }
}
