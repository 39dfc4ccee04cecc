using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Engine.Audit;
using Engine.Bulk;
using Engine.Bulk.Uploads;
using Engine.Data;
using Engine.Features;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Uploads;

/// <summary>
/// Whom refused rows are about: as far as they say, and else whom the register knows by their number at the contracts where the user may look
/// for people.
/// </summary>
public sealed class Regelnaam(PortalDbContext db, FeatureView features, AuditLog audit)
{
    /// <returns>By id of the row.</returns>
    public async Task<IReadOnlyDictionary<Guid, string>> VanAsync(SheetDefinition formulier, BulkUpload upload, IReadOnlyList<RefusedRow> regels, CancellationToken cancellation)
    {
        var zonder = regels.Where(r => Getypt(formulier, r.Content).Length == 0).ToList();
        var bekend = await BekendAsync(
            [.. features.Contracts(Features.Zoeken).Intersect(upload.Contracts)],
            [.. zonder.Select(r => Waarde(formulier, r.Content, Uploadformulier.Relatienummer)).Where(n => n.Length > 0).Distinct()],
            [.. zonder.Select(r => Waarde(formulier, r.Content, nameof(AanmeldInvoer.Werknemersnummer))).Where(n => n.Length > 0).Distinct()],
            cancellation);
        return regels.ToDictionary(r => r.Id, r => Getypt(formulier, r.Content) is { Length: > 0 } naam ? naam
            : Gevonden(bekend, p => p.Relatienummer, Waarde(formulier, r.Content, Uploadformulier.Relatienummer), "relatienummer")
            ?? Gevonden(bekend, p => p.Nummer, Waarde(formulier, r.Content, nameof(AanmeldInvoer.Werknemersnummer)), "nummer")
            ?? "geen naam ingevuld");
    }

    private async Task<IReadOnlyList<Persoon>> BekendAsync(List<Guid> contracten, List<string> relaties, List<string> nummers, CancellationToken cancellation)
    {
        if (relaties.Count + nummers.Count == 0)
        {
            return [];
        }

        var gevonden = (await db.Set<Deelname>()
            .Where(d => contracten.Contains(d.ContractId) && (EF.Parameter(relaties).Contains(d.Relatienummer) || EF.Parameter(nummers).Contains(d.Werknemersnummer)))
            .Join(db.Set<Deelnemer>(), d => d.DeelnemerId, p => p.Id, (d, p) => new { d.Relatienummer, d.Werknemersnummer, p.Voorletters, p.Tussenvoegsel, p.Achternaam })
            .Distinct().ToListAsync(cancellation)).ConvertAll(d => new Persoon(d.Relatienummer, d.Werknemersnummer, Naam.Toon(d.Voorletters, d.Tussenvoegsel, d.Achternaam)));
        if (gevonden.Count > 0)
        {
            await audit.ReadAsync(new(AuditAction.Read, "collectiviteit.geweigerde-regels") { ObjectType = "deelnemer", ObjectCount = gevonden.Count }, cancellation);
        }

        return gevonden;
    }

    // a number that two people have says nothing
    private static string? Gevonden(IReadOnlyList<Persoon> bekend, Func<Persoon, string> sleutel, string nummer, string wat) => nummer.Length == 0 ? null
        : bekend.Where(p => sleutel(p) == nummer).Select(p => p.Naam).Distinct().ToList() is [var naam] ? naam : $"{wat} {nummer}";

    private static string Getypt(SheetDefinition formulier, RowContent regel)
    {
        string[] kolommen = [nameof(AanmeldInvoer.Voorletters), nameof(AanmeldInvoer.Tussenvoegsel), nameof(AanmeldInvoer.Achternaam)];
        return string.Join(' ', kolommen.Select(k => Waarde(formulier, regel, k)).Where(w => w.Length > 0));
    }

    private static string Waarde(SheetDefinition formulier, RowContent regel, string kolom) => regel.Under(formulier)[formulier.PlaceOf(kolom)];

    private sealed record Persoon(string Relatienummer, string Nummer, string Naam);
}
