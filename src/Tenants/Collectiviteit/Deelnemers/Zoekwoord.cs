using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collectiviteit.Deelnemers;

/// <summary>
/// One word of a person's name at one contract. Searching compares ranges of words in binary order: no pattern, so that the index also
/// serves under row level security. The key carries the sort key of the name, so that matches are put in order without reading a person.
/// </summary>
public sealed class Zoekwoord
{
    public required Guid ContractId { get; init; }

    /// <summary>Form of <see cref="Naam.Normaliseer"/>.</summary>
    public required string Woord { get; init; }

    public required string Naamsleutel { get; init; }

    public required Guid DeelnameId { get; init; }

    public static IEnumerable<Zoekwoord> Van(Deelname deelname, Deelnemer deelnemer) => Naam.Zoekwoorden(deelnemer).Select(woord => new Zoekwoord
    {
        ContractId = deelname.ContractId,
        Woord = woord,
        Naamsleutel = deelname.Naamsleutel,
        DeelnameId = deelname.Id,
    });
}

internal sealed class ZoekwoordMapping : IEntityTypeConfiguration<Zoekwoord>
{
    public void Configure(EntityTypeBuilder<Zoekwoord> entity)
    {
        entity.ToTable("Zoekwoorden");
        entity.HasKey(w => new { w.ContractId, w.Woord, w.Naamsleutel, w.DeelnameId });
        entity.Property(w => w.Woord).HasMaxLength(Naam.MaximumWoord).HasBinaryOrder();
        entity.Property(w => w.Naamsleutel).HasMaxLength(Naam.MaximumSleutel).HasBinaryOrder();
        entity.HasIndex(w => new { w.DeelnameId, w.Woord });
        entity.References<Zoekwoord, Deelname>(w => w.DeelnameId);
    }
}
