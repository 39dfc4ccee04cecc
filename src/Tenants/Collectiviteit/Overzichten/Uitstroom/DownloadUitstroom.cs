using System.Runtime.CompilerServices;
using Collectiviteit.Deelnemers;
using Engine.Audit;
using Engine.Data;
using Engine.Documents;
using Engine.Features;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Overzichten.Uitstroom;

/// <summary>The list as a spreadsheet, streamed row by row (001-42, 002-19).</summary>
public sealed class DownloadUitstroom(PortalDbContext db, FeatureView features, Words words, AuditLog audit)
{
    /// <summary>Counts and logs: nothing leaves unlogged.</summary>
    /// <returns>Number of rows; at most <see cref="XlsxWriter.MaximumRows"/> can be written.</returns>
    public async Task<int> MeldAsync(Uitstroomkeuze keuze, CancellationToken cancellation)
    {
        var aantal = await Beweging.Kies(db, keuze).CountAsync(cancellation);
        await audit.ReadAsync(
            new(AuditAction.Read, "collectiviteit.uitstroom-download") { ObjectType = "deelnemer", ObjectCount = aantal, Detail = $"{keuze.Contract.Number}, {keuze.Periode.Adres}" }, cancellation);
        return aantal;
    }

    public Task SchrijfAsync(Uitstroomkeuze keuze, Stream doel, CancellationToken cancellation) =>
        XlsxWriter.WriteAsync(doel, "In- en uitstroom", Kolommenlijst(keuze), RijenAsync(keuze, cancellation), cancellation);

    private IReadOnlyList<XlsxColumn<Uitstroomregel>> Kolommenlijst(Uitstroomkeuze keuze) =>
    [
        new("Contract", _ => keuze.Contract.Number) { Width = 12 },
        new("Naam", r => r.Naam) { Width = 30 },
        new("Relatienummer", r => r.Deelname.Relatienummer),
        new("Geboortedatum", r => r.Deelname.Geboortedatum) { Width = 14 },
        .. features.Decide(Features.Werknemersnummer).IsRoutable
            ? [new XlsxColumn<Uitstroomregel>(words.Capital(Woorden.Werknemersnummer), r => r.Deelname.Werknemersnummer)]
            : Array.Empty<XlsxColumn<Uitstroomregel>>(),
        new("Ingangsdatum", r => r.Deelname.Ingangsdatum) { Width = 14 },
        new("Einddatum (t/m)", r => r.Deelname.Einddatum) { Width = 16 },
        new("Beweging", r => Beweging.Van(r.Deelname, keuze.Periode)),
    ];

    private async IAsyncEnumerable<Uitstroomregel> RijenAsync(Uitstroomkeuze keuze, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rijen = Beweging.Kies(db, keuze).AsNoTracking().OrderBy(d => d.Naamsleutel).ThenBy(d => d.Id)
            .Join(db.Set<Deelnemer>().AsNoTracking(), d => d.DeelnemerId, p => p.Id, (d, p) => new { d, p });
        await foreach (var rij in rijen.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return new(rij.d, Naam.Toon(rij.p));
        }
    }
}
