using Collectiviteit.Deelnemers.Zoeken;
using Engine.Audit;
using Engine.Data;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Overzichten.Uitstroom;

/// <summary>Lists who came and left in a month or a year (001-42, 002-19), a page at a time.</summary>
public sealed class BekijkUitstroom(PortalDbContext db, AuditLog audit)
{
    /// <summary>Columns by which the list can be put in order.</summary>
    public static readonly IReadOnlyCollection<string> Sorteerbaar = [Kolommen.Naam, Kolommen.Relatienummer, Kolommen.Geboortedatum, Kolommen.Ingangsdatum, Kolommen.Einddatum];

    /// <param name="query">Order, size and place in the list; a place that is not in this list starts at the beginning.</param>
    public async Task<Uitstroomlijst> HandleAsync(Uitstroomkeuze keuze, TableQuery query, CancellationToken cancellation)
    {
        var deelnamen = Beweging.Kies(db, keuze).AsNoTracking();
        var kolom = Kolommen.Vind(query.SortOr(Kolommen.Naam, Sorteerbaar));
        var terug = query.Before is not null;
        var cursor = Guid.TryParse(query.Before ?? query.After, out var id) ? await deelnamen.FirstOrDefaultAsync(d => d.Id == id, cancellation) : null;
        var omlaag = query.Descending != terug;
        var gevonden = await Vondst.Van(db, kolom.Vanaf(deelnamen, cursor, Plaats.Zelfde, omlaag).Take(query.Size + 1)).ToListAsync(cancellation);
        var pagina = gevonden.Take(query.Size).Select(v => new Uitstroomregel(v.Deelname, v.Naam)).ToList();
        if (terug)
        {
            pagina.Reverse();
        }

        var meer = gevonden.Count > query.Size;
        var (van, tot) = (keuze.Periode.Van, keuze.Periode.Tot);
        var lijst = new Uitstroomlijst
        {
            Regels = pagina,
            HeeftVorige = terug ? meer : cursor is not null,
            HeeftVolgende = terug ? cursor is not null : meer,
            Totaal = await deelnamen.CountAsync(cancellation),
            Ingestroomd = await deelnamen.CountAsync(d => d.Ingangsdatum >= van && d.Ingangsdatum <= tot, cancellation),
            Uitgestroomd = await deelnamen.CountAsync(d => d.Eind >= van && d.Eind <= tot, cancellation),
        };
        await audit.ReadAsync(
            new(AuditAction.Read, "collectiviteit.uitstroomlijst") { ObjectType = "deelnemer", ObjectCount = pagina.Count, Detail = $"{keuze.Contract.Number}, {keuze.Periode.Adres}" },
            cancellation);
        return lijst;
    }
}
