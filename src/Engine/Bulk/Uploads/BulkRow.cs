using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Bulk.Uploads;

public enum RowState
{
    Refused,
    Accepted,

    /// <summary>Corrected into a row that had been accepted before.</summary>
    Known,
}

/// <summary>What became of a row: where it led to, or what stands in its way.</summary>
public sealed class BulkRow : Entity
{
    internal const string Purpose = "portal.uploadregel";

    public required Guid UploadId { get; init; }

    /// <summary>As the spreadsheet program numbers it.</summary>
    public required int Number { get; init; }

    public required RowState State { get; set; }

    /// <summary>Keyed hash of what makes it this row. Unique, so that of two files with one row only one has it; null unless it counts as accepted.</summary>
    public string? Identity { get; set; }

    /// <summary>What <see cref="BulkImport"/> made of it.</summary>
    public Guid? ResultId { get; set; }

    /// <summary>Values and faults of a refused row, sealed; null once they are not needed.</summary>
    public byte[]? Content { get; set; }
}

internal sealed class BulkRowMapping : IEntityTypeConfiguration<BulkRow>
{
    public void Configure(EntityTypeBuilder<BulkRow> entity)
    {
        entity.ToTable("BulkRows");
        entity.Property(r => r.State).IsConcurrencyToken();
        entity.Property(r => r.Identity).HasMaxLength(60).IsUnicode(false);
        entity.Property(r => r.Content).IsProtected(BulkRow.Purpose);
        entity.References<BulkRow, BulkUpload>(r => r.UploadId);
        entity.HasIndex(r => r.Identity).IsUnique();
        entity.HasIndex(r => new { r.UploadId, r.State, r.Number });
    }
}
