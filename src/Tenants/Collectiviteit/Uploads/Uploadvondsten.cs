using System.Linq.Expressions;
using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Engine.Bulk;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Uploads;

/// <summary>By what a row names a person, in the order of how sure it is.</summary>
internal sealed record Zoeksleutel(Guid Contract, CheckedRow Rij)
{
    public static string Kolom(CheckedRow rij) =>
        rij[Uploadformulier.Relatienummer].Length > 0 ? Uploadformulier.Relatienummer
        : rij[nameof(AanmeldInvoer.Werknemersnummer)].Length > 0 ? nameof(AanmeldInvoer.Werknemersnummer)
        : nameof(AanmeldInvoer.Achternaam);

    /// <summary>What is looked for in that column of the register.</summary>
    public static string Waarde(CheckedRow rij) => Kolom(rij) is var kolom && kolom == nameof(AanmeldInvoer.Achternaam)
        ? Naam.Sleutel(Voorletters(rij), Leeg(rij[nameof(AanmeldInvoer.Tussenvoegsel)]), rij[nameof(AanmeldInvoer.Achternaam)])
        : rij[kolom];

    private static string Voorletters(CheckedRow rij) => Naamregels.Voorletters(rij[nameof(AanmeldInvoer.Voorletters)], []) ?? "";

    private static string? Leeg(string tekst) => tekst.Length == 0 ? null : tekst;
}

/// <summary>The people that rows name and their families, read at once.</summary>
internal sealed class Uploadvondsten
{
    private readonly Dictionary<(Guid Contract, string Kolom, string Waarde), List<Lid>> opWaarde = [];
    private readonly Dictionary<CheckedRow, Guid> contracten = [];
    private ILookup<Guid?, Lid> gezinnen = Array.Empty<Lid>().ToLookup(l => l.Deelname.HoofdDeelnameId);

    /// <param name="bereik">Contracts that the sender reaches: family elsewhere is not seen.</param>
    public static async Task<Uploadvondsten> LeesAsync(PortalDbContext db, IReadOnlyList<Zoeksleutel> sleutels, IReadOnlyCollection<Guid> bereik, CancellationToken cancellation)
    {
        var vondsten = new Uploadvondsten();
        foreach (var sleutel in sleutels)
        {
            vondsten.contracten[sleutel.Rij] = sleutel.Contract;
        }

        var genoemd = sleutels.Select(s => s.Contract).Distinct().ToList();
        foreach (var groep in sleutels.GroupBy(s => Zoeksleutel.Kolom(s.Rij)))
        {
            var waarden = groep.Select(s => Zoeksleutel.Waarde(s.Rij)).Distinct().ToList();
            vondsten.Onthoud(groep.Key, await LedenAsync(db, Welke(groep.Key, genoemd, waarden), cancellation));
        }

        var hoofden = vondsten.opWaarde.Values.SelectMany(l => l).Where(l => l.Deelname.Rol == Rol.Hoofdverzekerde).Select(l => (Guid?)l.Deelname.Id).Distinct().ToList();
        vondsten.gezinnen = (await LedenAsync(db, d => EF.Parameter(hoofden).Contains(d.HoofdDeelnameId) && bereik.Contains(d.ContractId), cancellation)).ToLookup(l => l.Deelname.HoofdDeelnameId);
        return vondsten;
    }

    /// <summary>The latest enrolment of each person who fits.</summary>
    public IReadOnlyList<Lid> Vind(CheckedRow rij)
    {
        var gevonden = opWaarde.GetValueOrDefault((contracten[rij], Zoeksleutel.Kolom(rij), Zoeksleutel.Waarde(rij))) ?? [];
        var laatste = gevonden.GroupBy(l => l.Deelnemer.Id).Select(g => g.MaxBy(l => l.Deelname.Ingangsdatum)).OfType<Lid>().ToList();
        // namesakes are told apart by the day on which they were born
        return laatste.Count > 1 && rij.Date(nameof(AanmeldInvoer.Geboortedatum)) is { } geboren ? [.. laatste.Where(l => l.Deelname.Geboortedatum == geboren)] : laatste;
    }

    public IEnumerable<Lid> Gezin(Lid hoofd) => gezinnen[hoofd.Deelname.Id];

    private void Onthoud(string kolom, List<Lid> leden)
    {
        foreach (var lid in leden)
        {
            var sleutel = (lid.Deelname.ContractId, kolom, Waarde(kolom, lid.Deelname));
            (opWaarde.TryGetValue(sleutel, out var lijst) ? lijst : opWaarde[sleutel] = []).Add(lid);
        }
    }

    private static string Waarde(string kolom, Deelname deelname) => kolom switch
    {
        Uploadformulier.Relatienummer => deelname.Relatienummer,
        nameof(AanmeldInvoer.Werknemersnummer) => deelname.Werknemersnummer,
        _ => deelname.Naamsleutel,
    };

    private static Expression<Func<Deelname, bool>> Welke(string kolom, List<Guid> bereik, List<string> waarden) => kolom switch
    {
        Uploadformulier.Relatienummer => d => bereik.Contains(d.ContractId) && EF.Parameter(waarden).Contains(d.Relatienummer),
        nameof(AanmeldInvoer.Werknemersnummer) => d => bereik.Contains(d.ContractId) && EF.Parameter(waarden).Contains(d.Werknemersnummer),
        _ => d => bereik.Contains(d.ContractId) && EF.Parameter(waarden).Contains(d.Naamsleutel),
    };

    private static async Task<List<Lid>> LedenAsync(PortalDbContext db, Expression<Func<Deelname, bool>> welke, CancellationToken cancellation) =>
        [.. (await db.Set<Deelname>().AsNoTracking().Where(welke).Join(db.Set<Deelnemer>().AsNoTracking(), d => d.DeelnemerId, p => p.Id, (d, p) => new { d, p })
            .ToListAsync(cancellation)).Select(r => new Lid(r.d, r.p))];
}
