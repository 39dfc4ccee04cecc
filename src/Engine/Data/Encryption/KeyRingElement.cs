using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Engine.Data.Encryption;

/// <summary>One element of the key ring that guards cookies and tokens; every node reads the same ring.</summary>
[PlatformWide("the ring serves all tenants; each gets its own keys from it by purpose")]
public sealed class KeyRingElement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string Name { get; init; }

    /// <summary>The framework's XML; what is secret in it is sealed by <see cref="KeyRingSeal"/>.</summary>
    public required string Xml { get; init; }
}

internal sealed class KeyRingElementMapping : IEntityTypeConfiguration<KeyRingElement>
{
    public void Configure(EntityTypeBuilder<KeyRingElement> entity)
    {
        entity.ToTable("KeyRing");
        entity.HasKey(e => e.Id);
        entity.Property(e => e.Name).HasMaxLength(200);
    }
}
