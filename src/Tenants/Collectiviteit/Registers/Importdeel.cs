using System.Text.Json;
using Engine.Data;
using Engine.Data.Encryption;
using Engine.Data.Encryption.Rotation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collectiviteit.Registers;

/// <summary>A row as it stood in the file.</summary>
/// <param name="Regel">Line on which it begins.</param>
/// <param name="Waarden">Per column of the layout; null where the file has no such column.</param>
/// <param name="EerderOpRegel">Line of an earlier row with the same key; null for the first.</param>
internal sealed record Importrij(int Regel, IReadOnlyList<string?> Waarden, int? EerderOpRegel);

/// <summary>Some rows of a file, sealed until the import is finished: what is carried out is what was reviewed.</summary>
public sealed class Importdeel : Entity
{
    internal const string Doel = "collectiviteit.registerdeel";

    /// <summary>Rows of a part, and so of a transaction.</summary>
    internal const int Grootte = 1000;

    public required Guid ImportId { get; init; }

    /// <summary>From 0.</summary>
    public required int Nummer { get; init; }

    public required byte[] Inhoud { get; set; }

    internal static byte[] Verzegel(FieldProtector velden, IReadOnlyList<Importrij> rijen) => velden.Protect(Doel, JsonSerializer.Serialize(rijen));

    internal IReadOnlyList<Importrij> Open(FieldProtector velden) =>
        JsonSerializer.Deserialize<List<Importrij>>(velden.Reveal(Doel, Inhoud)) ?? throw new InvalidDataException("A kept part is empty.");
}

internal sealed class ImportdeelMapping : IEntityTypeConfiguration<Importdeel>
{
    public void Configure(EntityTypeBuilder<Importdeel> entity)
    {
        entity.ToTable("Importdelen");
        entity.Property(d => d.Inhoud).IsProtected(Importdeel.Doel);
        entity.References<Importdeel, Registerimport>(d => d.ImportId);
        entity.HasIndex(d => new { d.ImportId, d.Nummer }).IsUnique();
    }
}
