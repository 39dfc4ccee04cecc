using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Documents;

/// <summary>A file that the portal keeps, for who may see it. It is made whole and never changed.</summary>
public sealed class StoredDocument : Entity
{
    internal const string Purpose = "portal.document";

    /// <summary>Names what made it, unique in the tenant: the same work done again finds it. Null when somebody brought it.</summary>
    public string? Key { get; init; }

    /// <summary>Kind of what it belongs to: <see cref="OfAccount"/>, <see cref="OfOrganisation"/>, <see cref="OfContract"/>, or a kind of a module.</summary>
    public required string OwnerType { get; init; }

    /// <summary>Which one of that kind.</summary>
    public required string OwnerId { get; init; }

    public required string FileName { get; init; }

    public required string MediaType { get; init; }

    /// <summary>The file itself, sealed.</summary>
    public required byte[] Content { get; set; }

    /// <summary>Bytes of the file.</summary>
    public required int Size { get; init; }

    /// <summary>Of the file, in lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Roles, rights and ids of accounts; one of them is enough.</summary>
    public List<string> VisibleTo { get; init; } = [];

    /// <summary>Only people of this organisation and staff see it; null leaves it to staff.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Only who reaches this contract sees it, and staff; null for no contract.</summary>
    public Guid? ContractId { get; init; }

    /// <summary>Account that it belongs to, which always sees it; null for none.</summary>
    public Guid? AccountId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when it is kept; null for as long as the tenant keeps documents.</summary>
    public DateTimeOffset? KeptUntil { get; init; }

    public const string OfAccount = "account";
    public const string OfOrganisation = "organisation";
    public const string OfContract = "contract";
}

internal sealed class StoredDocumentMapping : IEntityTypeConfiguration<StoredDocument>
{
    public void Configure(EntityTypeBuilder<StoredDocument> entity)
    {
        entity.ToTable("StoredDocuments");
        entity.Property(d => d.Key).HasMaxLength(120).IsUnicode(false);
        entity.Property(d => d.OwnerType).HasMaxLength(40);
        entity.Property(d => d.OwnerId).HasMaxLength(100);
        entity.Property(d => d.FileName).HasMaxLength(200);
        entity.Property(d => d.MediaType).HasMaxLength(100).IsUnicode(false);
        entity.Property(d => d.Content).IsProtected(StoredDocument.Purpose);
        entity.Property(d => d.Sha256).HasMaxLength(64).IsUnicode(false);
        entity.References<StoredDocument, Organisation>(d => d.OrganisationId);
        entity.References<StoredDocument, Contract>(d => d.ContractId);
        entity.References<StoredDocument, Account>(d => d.AccountId);
        entity.HasIndex(d => d.Key).IsUnique();
        entity.HasIndex(d => d.KeptUntil);
        entity.HasIndex(d => d.CreatedAt);
    }
}
