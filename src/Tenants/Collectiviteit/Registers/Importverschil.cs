using System.Text.Json;
using Engine.Bulk;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collectiviteit.Registers;

public enum Verschilsoort
{
    Nieuw,
    Gewijzigd,

    /// <summary>Somebody asked for something else in the portal, and that is not carried out yet.</summary>
    Conflict,

    Geweigerd,

    /// <summary>In the register and not in the file.</summary>
    Verdwenen,

    /// <summary>Told by its number only.</summary>
    Ongewijzigd,
}

/// <param name="Oud">As people read it; empty for nothing. A BSN stands masked.</param>
public sealed record Veldverschil(string Kolom, string Oud, string Nieuw);

/// <summary>What a difference says.</summary>
/// <param name="Sleutel">Key of the row, as people read it.</param>
/// <param name="Waarden">The row of the file, for who corrects it; null where nothing is to be corrected.</param>
public sealed record Verschilinhoud(string Sleutel, IReadOnlyList<Veldverschil> Velden, IReadOnlyList<RowFault> Fouten, IReadOnlyList<string?>? Waarden)
{
    /// <summary>What people call a row by that the file does not have; null where the rest tells.</summary>
    public string? Naam { get; init; }

    internal byte[] Verzegel(FieldProtector velden) => velden.Protect(Importverschil.Doel, JsonSerializer.Serialize(this));

    internal static Verschilinhoud Open(FieldProtector velden, byte[] inhoud) =>
        JsonSerializer.Deserialize<Verschilinhoud>(velden.Reveal(Importverschil.Doel, inhoud)) ?? throw new InvalidDataException("A kept difference is empty.");
}

/// <summary>One difference between a file and its register: what would be written, and once carried out what was.</summary>
public sealed class Importverschil : Entity
{
    internal const string Doel = "collectiviteit.registerverschil";

    public required Guid ImportId { get; init; }

    public required Verschilsoort Soort { get; set; }

    /// <summary>Line of the file; what disappeared has numbers after the last line. Within an import no two rows have the same.</summary>
    public required int Nummer { get; init; }

    /// <summary>Row of the register that disappeared; else null.</summary>
    public Guid? ObjectId { get; init; }

    /// <summary>Sealed.</summary>
    public required byte[] Inhoud { get; set; }
}

internal sealed class ImportverschilMapping : IEntityTypeConfiguration<Importverschil>
{
    public void Configure(EntityTypeBuilder<Importverschil> entity)
    {
        entity.ToTable("Importverschillen");
        entity.Property(v => v.Inhoud).IsProtected(Importverschil.Doel);
        entity.References<Importverschil, Registerimport>(v => v.ImportId);
        entity.HasIndex(v => new { v.ImportId, v.Soort, v.Nummer });
    }
}
