using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Bulk.Uploads;

/// <summary>A form that somebody sent, and how far its rows are.</summary>
public sealed class BulkUpload : Entity
{
    /// <summary><see cref="BulkImport.Kind"/>.</summary>
    public required string Kind { get; init; }

    public required Guid OrganisationId { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>Name of the account at that moment.</summary>
    public required string AccountName { get; init; }

    public required string FileName { get; init; }

    /// <summary>Of the file, in lower-case hexadecimal digits; unique per organisation and kind.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Contracts that its rows may name: those of the form that the sender reached.</summary>
    public List<Guid> Contracts { get; init; } = [];

    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>Filled rows in the file.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that were dealt with: the mark from which work goes on. It moves in the transaction of what became of them.</summary>
    public int Done { get; set; }

    public int Accepted { get; set; }

    public int Refused { get; set; }

    /// <summary>Rows that had been accepted before, here or in an earlier file.</summary>
    public int Known { get; set; }

    /// <summary>Null while rows wait.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>The file of an upload, apart because only the work reads it. It has the id of its upload.</summary>
public sealed class BulkFile : Entity
{
    internal const string Purpose = "portal.upload";

    /// <summary>Sealed.</summary>
    public required byte[] Content { get; set; }
}

internal sealed class BulkUploadMapping : IEntityTypeConfiguration<BulkUpload>
{
    public void Configure(EntityTypeBuilder<BulkUpload> entity)
    {
        entity.ToTable("BulkUploads");
        entity.Property(u => u.Kind).HasMaxLength(60).IsUnicode(false);
        entity.Property(u => u.AccountName).HasMaxLength(200);
        entity.Property(u => u.FileName).HasMaxLength(200);
        entity.Property(u => u.Sha256).HasMaxLength(64).IsUnicode(false);
        entity.References<BulkUpload, Organisation>(u => u.OrganisationId);
        entity.HasIndex(u => new { u.OrganisationId, u.Kind, u.Sha256 }).IsUnique();
        entity.HasIndex(u => new { u.OrganisationId, u.Kind, u.UploadedAt });
        entity.HasIndex(u => u.UploadedAt);
    }
}

internal sealed class BulkFileMapping : IEntityTypeConfiguration<BulkFile>
{
    public void Configure(EntityTypeBuilder<BulkFile> entity)
    {
        entity.ToTable("BulkFiles");
        entity.Property(f => f.Content).IsProtected(BulkFile.Purpose);
        entity.References<BulkFile, BulkUpload>(f => f.Id);
    }
}
