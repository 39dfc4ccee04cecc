using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collectiviteit.Mutaties;

public enum MutatieSoort
{
    Afmelding,
    Werknemersnummer,
    Wissel,
    Aanmelding,
}

public enum MutatieStatus
{
    Ingediend,
    InBehandeling,
    Verwerkt,
    Mislukt,
}

/// <summary>A change that a user asked for. The insurer's administration carries it out; until then the register is as it was.</summary>
public sealed class Mutatie : Entity
{
    public required MutatieSoort Soort { get; init; }

    /// <summary>The enrolment that the request starts from, for somebody who returns the former one; null for a person who is new here.</summary>
    public Guid? DeelnameId { get; init; }

    /// <summary>Who is to be enrolled, for an <see cref="MutatieSoort.Aanmelding"/>; the enrolment that comes of it has this id.</summary>
    public Guid? AanmeldingId { get; init; }

    /// <summary>The failed request that this one does over, corrected; that one needs no attention any more.</summary>
    public Guid? HerstelVan { get; init; }

    public required Guid ContractId { get; init; }

    /// <summary>What was sent in one go, such as a whole family, shares one id.</summary>
    public required Guid AanvraagId { get; init; }

    /// <summary>Last day that counts for an <see cref="MutatieSoort.Afmelding"/>, first day for the others.</summary>
    public required DateOnly Datum { get; init; }

    /// <summary>Reason id, for an <see cref="MutatieSoort.Afmelding"/>.</summary>
    public string? Reden { get; init; }

    /// <summary>New employee number; empty takes it away.</summary>
    public string? NieuwNummer { get; init; }

    /// <summary>Contract to move to, for a <see cref="MutatieSoort.Wissel"/> or somebody who returns elsewhere.</summary>
    public Guid? NaarContractId { get; init; }

    public MutatieStatus Status { get; set; } = MutatieStatus.Ingediend;

    /// <summary>Plain Dutch: why it failed.</summary>
    public string? Fout { get; set; }

    /// <summary>Plain Dutch: what the user does about it.</summary>
    public string? Oplossing { get; set; }

    public required DateTimeOffset IngediendOp { get; init; }

    public required Guid DoorAccountId { get; init; }

    /// <summary>Name of the account at that moment, for colleagues who find the request.</summary>
    public required string DoorNaam { get; init; }

    public DateTimeOffset? AfgehandeldOp { get; set; }

    /// <summary>
    /// The enrolment, or the <see cref="Persoonssleutel"/> of somebody new, while the request is open; else null. Unique: a second click or
    /// a second person meets the first request.
    /// </summary>
    public Guid? OpenVoor { get; set; }

    public bool IsOpen => OpenVoor is not null;

    /// <summary>The enrolment that this tells of: for an <see cref="MutatieSoort.Aanmelding"/> what came of it; null as long as nothing did.</summary>
    public Guid? Betreft => AanmeldingId is null ? DeelnameId : Status == MutatieStatus.Verwerkt ? AanmeldingId : null;
}

internal sealed class MutatieMapping : IEntityTypeConfiguration<Mutatie>
{
    public void Configure(EntityTypeBuilder<Mutatie> entity)
    {
        entity.ToTable("Mutaties");
        entity.Ignore(m => m.IsOpen);
        entity.Ignore(m => m.Betreft);
        entity.Property(m => m.Reden).HasMaxLength(40);
        entity.Property(m => m.NieuwNummer).HasMaxLength(Deelname.LangsteWerknemersnummer);
        entity.Property(m => m.Fout).HasMaxLength(300);
        entity.Property(m => m.Oplossing).HasMaxLength(300);
        entity.Property(m => m.DoorNaam).HasMaxLength(200);
        entity.Property(m => m.Status).IsConcurrencyToken();
        entity.HasIndex(m => m.OpenVoor).IsUnique();
        entity.HasIndex(m => m.AanvraagId);
        entity.HasIndex(m => new { m.DeelnameId, m.IngediendOp });
        entity.HasIndex(m => m.AanmeldingId);
        entity.HasIndex(m => m.HerstelVan);
        entity.HasIndex(m => new { m.DoorAccountId, m.IngediendOp });
        entity.HasIndex(m => new { m.ContractId, m.Status, m.IngediendOp });
        entity.References<Mutatie, Deelname>(m => m.DeelnameId);
        entity.References<Mutatie, Aanmelding>(m => m.AanmeldingId);
        entity.References<Mutatie, Mutatie>(m => m.HerstelVan);
        entity.References<Mutatie, Contract>(m => m.ContractId);
        entity.References<Mutatie, Contract>(m => m.NaarContractId);
    }
}
