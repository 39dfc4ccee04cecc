using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Data;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collectiviteit.Aanmeldingen;

public enum Herkomst
{
    Formulier,
    Upload,
    Api,
}

/// <summary>
/// One person to enrol, as a user gave the data. The enrolment that comes of it gets the same id, so a request is carried out at most once and
/// its result is found without a column for it. What became of it stands in its <see cref="Mutaties.Mutatie"/>.
/// </summary>
public sealed class Aanmelding : Entity
{
    public required Guid ContractId { get; init; }

    /// <summary>First day that counts.</summary>
    public required DateOnly Ingangsdatum { get; init; }

    public Rol Rol { get; init; }

    /// <summary>The enrolment through which a family member takes part; null with <see cref="HoofdAanmeldingId"/>, or for the main person.</summary>
    public Guid? HoofdDeelnameId { get; init; }

    /// <summary>The main person of the same request, who is not enrolled yet.</summary>
    public Guid? HoofdAanmeldingId { get; init; }

    /// <summary>
    /// The person of the register, whom the user chose or <see cref="Herkenning"/> found; else the administration looks among the people of the
    /// contracts of the same request.
    /// </summary>
    public Guid? DeelnemerId { get; set; }

    /// <summary>The insurer's number for the person, when the user gave it.</summary>
    public string? Relatienummer { get; init; }

    /// <summary>True when the user was shown somebody with this name and birth date and said that it is another person.</summary>
    public bool IsIemandAnders { get; init; }

    public required string Voorletters { get; init; }

    public string? Voornaam { get; init; }

    public string? Tussenvoegsel { get; init; }

    public required string Achternaam { get; init; }

    public Geslacht Geslacht { get; init; }

    public required DateOnly Geboortedatum { get; init; }

    /// <summary>Encrypted as that of a <see cref="Deelnemer"/>; gone once the person is enrolled.</summary>
    public byte[]? Bsn { get; init; }

    /// <summary>The employer's own number; empty when not given.</summary>
    public string Werknemersnummer { get; init; } = "";

    public string? Straat { get; init; }

    public string? Huisnummer { get; init; }

    public string? Postcode { get; init; }

    public string? Woonplaats { get; init; }

    /// <summary>ISO 3166 code of two letters.</summary>
    public string? Land { get; init; }

    /// <summary>Id of the tenant's list of insurances; null where nothing is chosen.</summary>
    public string? Verzekering { get; init; }

    /// <summary>Id of the tenant's list of ways to pay.</summary>
    public string? Betaalwijze { get; init; }

    public Herkomst Herkomst { get; init; }

    public string Naam => Deelnemers.Naam.Toon(Voorletters, Tussenvoegsel, Achternaam);

    /// <summary>Whether the other asks the same for the same person, whose BSN the key of the request covers.</summary>
    public bool IsGelijk(Aanmelding ander) => Inhoud.Equals(ander.Inhoud);

    /// <summary>Whether the other is about the same person: a correction changes the initials, the surname or the birth date, and leaves the other two.</summary>
    public bool IsOver(Aanmelding ander) =>
        (DeelnemerId is not null && DeelnemerId == ander.DeelnemerId)
        || new[] { Zelfde(Voorletters, ander.Voorletters), Zelfde(Achternaam, ander.Achternaam), Geboortedatum == ander.Geboortedatum }.Count(zelfde => zelfde) >= 2;

    private static bool Zelfde(string een, string ander) => Deelnemers.Naam.Normaliseer(een).SequenceEqual(Deelnemers.Naam.Normaliseer(ander));

    private object Inhoud => (
        (ContractId, Ingangsdatum, Rol, HoofdDeelnameId, DeelnemerId, Relatienummer, IsIemandAnders),
        (Voorletters, Voornaam, Tussenvoegsel, Achternaam, Geslacht, Geboortedatum, Werknemersnummer),
        (Straat, Huisnummer, Postcode, Woonplaats, Land, Verzekering, Betaalwijze));
}

internal sealed class AanmeldingMapping : IEntityTypeConfiguration<Aanmelding>
{
    public void Configure(EntityTypeBuilder<Aanmelding> entity)
    {
        entity.ToTable("Aanmeldingen");
        entity.Ignore(a => a.Naam);
        entity.Property(a => a.Relatienummer).HasMaxLength(20);
        entity.Property(a => a.Voorletters).HasMaxLength(Deelnemers.Naam.MaximumVoorletters);
        entity.Property(a => a.Voornaam).HasMaxLength(80);
        entity.Property(a => a.Tussenvoegsel).HasMaxLength(20);
        entity.Property(a => a.Achternaam).HasMaxLength(Deelnemers.Naam.MaximumLengte);
        entity.Property(a => a.Bsn).HasMaxLength(120).IsProtected(Collectiviteit.Deelnemers.Bsn.Doel);
        entity.Property(a => a.Werknemersnummer).HasMaxLength(Deelname.LangsteWerknemersnummer);
        entity.Property(a => a.Straat).HasMaxLength(100);
        entity.Property(a => a.Huisnummer).HasMaxLength(20);
        entity.Property(a => a.Postcode).HasMaxLength(10);
        entity.Property(a => a.Woonplaats).HasMaxLength(80);
        entity.Property(a => a.Land).HasMaxLength(2);
        entity.Property(a => a.Verzekering).HasMaxLength(40);
        entity.Property(a => a.Betaalwijze).HasMaxLength(40);
        entity.References<Aanmelding, Contract>(a => a.ContractId);
        entity.References<Aanmelding, Deelname>(a => a.HoofdDeelnameId);
        entity.References<Aanmelding, Aanmelding>(a => a.HoofdAanmeldingId);
        entity.References<Aanmelding, Deelnemer>(a => a.DeelnemerId);
    }
}
