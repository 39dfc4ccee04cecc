using System.Globalization;
using Engine.Audit;
using Engine.Bulk.Uploads;
using Engine.Calendar;

namespace Collectiviteit.Uploads;

/// <summary>A spreadsheet to download.</summary>
public sealed record Formulierbestand(string Naam, byte[] Inhoud);

/// <summary>Makes forms: empty ones, new each time (001-32), and ones with the rows that were refused.</summary>
public sealed class Uploadformulieren(AanEnAfmeldingen import, ViewUploads uploads, Uploadbereik bereik, AuditLog audit, TimeProvider time)
{
    /// <param name="contract">Number; null for all contracts in reach.</param>
    /// <returns>Null when the contract is not in reach.</returns>
    public async Task<Formulierbestand?> LeegAsync(string? contract, CancellationToken cancellation)
    {
        var gekozen = bereik.Contracten.Where(c => string.IsNullOrEmpty(contract) || c.Number == contract).ToList();
        if (gekozen.Count == 0)
        {
            return null;
        }

        var ids = gekozen.Select(c => c.Id).ToList();
        await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.uploadformulier") { ObjectType = "contract", ObjectCount = ids.Count }, cancellation);
        var inhoud = await uploads.FormAsync(await import.DefinitionAsync(ids, cancellation), ids, cancellation);
        return new(Naam(gekozen.Count == 1 ? gekozen[0].Number : "alle-contracten"), inhoud);
    }

    /// <returns>Null when the upload is not in reach, or nothing in it is refused.</returns>
    public async Task<Formulierbestand?> GeweigerdAsync(Guid id, CancellationToken cancellation)
    {
        if (await uploads.FindAsync(Uploadformulier.Id, id, bereik.Ids, cancellation) is not { Refused: > 0 } upload)
        {
            return null;
        }

        return new(Naam("geweigerd"), await uploads.RefusedFormAsync(await import.DefinitionAsync(upload.Contracts, cancellation), upload, cancellation));
    }

    private string Naam(string wat) => string.Create(CultureInfo.InvariantCulture, $"aan-en-afmeldingen-{wat}-{DutchTime.Today(time):yyyy-MM-dd}.xlsx");
}
