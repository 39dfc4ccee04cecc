using Collectiviteit.Aanmeldingen;
using Engine.Data;
using Engine.Data.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collectiviteit.Registers;

/// <summary>
/// That a key stands in a file: as a keyed hash, which tells no number, so that whoever looks for some keys asks the database and opens no rows. It is
/// kept until the file is compared.
/// </summary>
public sealed class Importsleutel : Entity
{
    private const string Doel = "collectiviteit.registersleutel";

    public required Guid ImportId { get; init; }

    public required byte[] Hash { get; init; }

    /// <summary>Line of the first row with this key.</summary>
    public required int Regel { get; init; }

    internal static byte[] Van(FieldProtector velden, string sleutel) => velden.SearchHash(Doel, sleutel);

    /// <returns>Lines of the first rows, by key, of those that stand in the file.</returns>
    internal static async Task<IReadOnlyDictionary<string, int>> VindAsync(PortalDbContext db, FieldProtector velden, Guid import, IEnumerable<string> sleutels, CancellationToken cancellation)
    {
        // a key may be renewed while a file is compared
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var sleutel in sleutels)
        {
            foreach (var hash in velden.SearchHashes(Doel, sleutel))
            {
                hashes[Convert.ToHexString(hash)] = sleutel;
            }
        }

        var gevonden = await Delen.LeesAsync(
            hashes.Keys.Select(Convert.FromHexString), deel => db.Set<Importsleutel>().Where(s => s.ImportId == import && deel.Contains(s.Hash)).Select(s => new { s.Hash, s.Regel }), cancellation);
        return gevonden.GroupBy(s => hashes[Convert.ToHexString(s.Hash)]).ToDictionary(g => g.Key, g => g.Min(s => s.Regel), StringComparer.Ordinal);
    }
}

internal sealed class ImportsleutelMapping : IEntityTypeConfiguration<Importsleutel>
{
    public void Configure(EntityTypeBuilder<Importsleutel> entity)
    {
        entity.ToTable("Importsleutels");
        entity.Property(s => s.Hash).HasMaxLength(34);
        entity.References<Importsleutel, Registerimport>(s => s.ImportId);
        entity.HasIndex(s => new { s.ImportId, s.Hash });
    }
}
