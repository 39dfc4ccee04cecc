using Engine.Access;
using Engine.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collectiviteit.Deelnemers;

public enum Rol
{
    Hoofdverzekerde,
    Partner,
    Kind,
}

/// <summary>
/// One period in which a person takes part through a contract. What lists sort and filter on stands here, so that a page of a million
/// rows is read along one index.
/// </summary>
public sealed class Deelname : Entity
{
    /// <summary>Stored instead of null: it sorts and compares as "not ended" on every database.</summary>
    public static readonly DateOnly OpenEinde = new(9999, 12, 31);

    public const int LangsteWerknemersnummer = 15;

    public required Guid ContractId { get; init; }

    public required Guid DeelnemerId { get; init; }

    /// <summary>The employee through whom a family member takes part; null for the employee.</summary>
    public Guid? HoofdDeelnameId { get; init; }

    public Rol Rol { get; init; }

    /// <summary>First day that counts.</summary>
    public required DateOnly Ingangsdatum { get; init; }

    /// <summary>Last day that counts, or <see cref="OpenEinde"/>.</summary>
    public DateOnly Eind { get; set; } = OpenEinde;

    /// <summary>Reason id of the deregistration.</summary>
    public string? Eindreden { get; set; }

    /// <summary>True when the discount of the collectivity goes on after the end (000-23).</summary>
    public bool HoudtKorting { get; set; }

    /// <summary>The employer's own number; empty when unknown.</summary>
    public string Werknemersnummer { get; set; } = "";

    public List<string> Pakketten { get; init; } = [];

    /// <summary><see cref="Naam.Sleutel(Deelnemer)"/> of the person.</summary>
    public required string Naamsleutel { get; set; }

    /// <summary>Copy of the person's.</summary>
    public required string Relatienummer { get; init; }

    /// <summary>Copy of the person's.</summary>
    public required DateOnly Geboortedatum { get; set; }

    /// <summary>Last day that counts; null while it runs.</summary>
    public DateOnly? Einddatum => Eind == OpenEinde ? null : Eind;
}

internal sealed class DeelnameMapping : IEntityTypeConfiguration<Deelname>
{
    public void Configure(EntityTypeBuilder<Deelname> entity)
    {
        entity.ToTable("Deelnamen");
        entity.Ignore(d => d.Einddatum);
        entity.Property(d => d.Eindreden).HasMaxLength(40);
        entity.Property(d => d.Werknemersnummer).HasMaxLength(Deelname.LangsteWerknemersnummer).HasBinaryOrder();
        entity.Property(d => d.Naamsleutel).HasMaxLength(Naam.MaximumSleutel).HasBinaryOrder();
        entity.Property(d => d.Relatienummer).HasMaxLength(20).HasBinaryOrder();

        // one index per sortable column, each ending in the id that breaks ties
        // that of the name also says when, because lists of who takes part now, then or no more are read in its order
        entity.HasIndex(d => new { d.ContractId, d.Naamsleutel, d.Id, d.Eind, d.Ingangsdatum });
        entity.HasIndex(d => new { d.ContractId, d.Relatienummer, d.Id });
        entity.HasIndex(d => new { d.ContractId, d.Geboortedatum, d.Id });
        entity.HasIndex(d => new { d.ContractId, d.Werknemersnummer, d.Id });
        entity.HasIndex(d => new { d.ContractId, d.Ingangsdatum, d.Id });
        entity.HasIndex(d => new { d.ContractId, d.Eind, d.Id });
        entity.HasIndex(d => new { d.DeelnemerId, d.Ingangsdatum, d.ContractId });
        entity.HasIndex(d => d.HoofdDeelnameId);
        entity.References<Deelname, Contract>(d => d.ContractId);
        entity.References<Deelname, Deelnemer>(d => d.DeelnemerId);
        entity.References<Deelname, Deelname>(d => d.HoofdDeelnameId);
    }
}
