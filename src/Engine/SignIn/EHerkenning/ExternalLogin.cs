using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.SignIn.EHerkenning;

/// <summary>
/// A means of eHerkenning that opens an account: broker, represented organisation and acting person together (dutch-standards 1.6). The
/// identifiers stand as keyed hashes, so that a dump names nobody.
/// </summary>
public sealed class ExternalLogin : Entity
{
    public required Guid AccountId { get; init; }

    /// <summary>Entity id or issuer of the broker.</summary>
    public required string Issuer { get; init; }

    /// <summary>Hash of kind and number of the organisation.</summary>
    public required string Organisation { get; init; }

    /// <summary>Hash of the pseudonym of the person, which is another one for each organisation.</summary>
    public required string Acting { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ExternalLoginMapping : IEntityTypeConfiguration<ExternalLogin>
{
    public void Configure(EntityTypeBuilder<ExternalLogin> entity)
    {
        entity.ToTable("ExternalLogins");
        entity.Property(l => l.Issuer).HasMaxLength(300);
        entity.Property(l => l.Organisation).HasMaxLength(80).IsUnicode(false);
        entity.Property(l => l.Acting).HasMaxLength(80).IsUnicode(false);
        entity.HasIndex(l => new { l.Issuer, l.Organisation, l.Acting }).IsUnique();
        entity.HasIndex(l => l.AccountId);
        entity.References<ExternalLogin, Account>(l => l.AccountId);
    }
}
