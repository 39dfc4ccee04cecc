using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collectiviteit.Deelnemers;

public enum Geslacht
{
    Onbekend,
    Man,
    Vrouw,
}

/// <summary>A person in the register of the insurer. When and through whom the person takes part stands in <see cref="Deelname"/>.</summary>
public sealed class Deelnemer : Entity
{
    /// <summary>The insurer's number for the person, unique in the tenant.</summary>
    public required string Relatienummer { get; init; }

    public required string Voorletters { get; set; }

    public string? Voornaam { get; set; }

    /// <summary>"van der", "el", "'t": kept apart, because Dutch lists sort by the name behind it.</summary>
    public string? Tussenvoegsel { get; set; }

    public required string Achternaam { get; set; }

    public Geslacht Geslacht { get; set; }

    public required DateOnly Geboortedatum { get; set; }

    /// <summary>Encrypted; null where the tenant's administration gives none.</summary>
    public byte[]? Bsn { get; set; }

    /// <summary>Keyed hash of the BSN, for searching by the whole number only.</summary>
    public byte[]? BsnHash { get; set; }

    public string? Straat { get; set; }

    public string? Huisnummer { get; set; }

    public string? Postcode { get; set; }

    public string? Woonplaats { get; set; }

    /// <summary>ISO 3166 code of two letters; null means the Netherlands or unknown.</summary>
    public string? Land { get; set; }
}

internal sealed class DeelnemerMapping : IEntityTypeConfiguration<Deelnemer>
{
    public void Configure(EntityTypeBuilder<Deelnemer> entity)
    {
        entity.ToTable("Deelnemers");
        entity.Property(d => d.Relatienummer).HasMaxLength(20);
        entity.Property(d => d.Voorletters).HasMaxLength(Naam.MaximumVoorletters);
        entity.Property(d => d.Voornaam).HasMaxLength(80);
        entity.Property(d => d.Tussenvoegsel).HasMaxLength(20);
        entity.Property(d => d.Achternaam).HasMaxLength(Naam.MaximumLengte);
        entity.Property(d => d.Bsn).HasMaxLength(120).IsProtected(Collectiviteit.Deelnemers.Bsn.Doel);
        entity.Property(d => d.BsnHash).HasMaxLength(34).IsSearchHashOf(nameof(Deelnemer.Bsn));
        entity.Property(d => d.Straat).HasMaxLength(100);
        entity.Property(d => d.Huisnummer).HasMaxLength(20);
        entity.Property(d => d.Postcode).HasMaxLength(10);
        entity.Property(d => d.Woonplaats).HasMaxLength(80);
        entity.Property(d => d.Land).HasMaxLength(2);
        entity.HasIndex(d => d.Relatienummer).IsUnique();
        entity.HasIndex(d => d.BsnHash);
    }
}
