using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Data.Encryption.Rotation;

/// <summary>How far one tenant's values have been brought to new key versions. Moves in the transaction of each batch, so any worker can go on.</summary>
public sealed class KeyRotation : Entity
{
    public required int FieldVersion { get; init; }

    public required int SearchVersion { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Column that is being worked, as table and property; null before the first.</summary>
    public string? Column { get; set; }

    /// <summary>Last row of it that is done.</summary>
    public Guid? After { get; set; }

    /// <summary>Values that were written anew so far.</summary>
    public int Rewritten { get; set; }

    public DateTimeOffset? DoneAt { get; set; }
}

internal sealed class KeyRotationMapping : IEntityTypeConfiguration<KeyRotation>
{
    public void Configure(EntityTypeBuilder<KeyRotation> entity)
    {
        entity.ToTable("KeyRotations");
        entity.Property(r => r.Column).HasMaxLength(200);
    }
}
