using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>
/// A search by name alone, answered from the words: their key holds the order of the list, so that of a common name only the page itself
/// is read from the enrolments, instead of every match to put it in order.
/// </summary>
internal static class Naamtreffers
{
    private static readonly Volgorde<Treffer, string> Volgorde = new(t => t.Naamsleutel, nameof(Treffer.DeelnameId));

    /// <summary>The page of one contract that starts beyond the cursor, in its order.</summary>
    public static IQueryable<Deelname> Pagina(
        PortalDbContext db, Guid contract, Selectie selectie, Deelname? cursor, Plaats plaats, bool omlaag, int aantal)
    {
        var treffers = Woorden(db, contract, selectie)
            .Select(z => new Treffer { Naamsleutel = z.Naamsleutel, DeelnameId = z.DeelnameId });
        if (cursor is not null)
        {
            treffers = Volgorde.Voorbij(treffers, cursor.Naamsleutel, cursor.Id, plaats, omlaag);
        }

        // two words of one name may both begin with what was typed; grouped and put in order in one select SQLite sorts once, which
        // it does not for a distinct of its own
        return Volgorde.Orden(treffers.GroupBy(t => t).Select(g => g.Key), omlaag).Take(aantal)
            .Join(db.Set<Deelname>().AsNoTracking(), t => t.DeelnameId, d => d.Id, (t, d) => d);
    }

    /// <summary>Everybody found at one contract, once and in no order.</summary>
    public static IQueryable<Guid> Ids(PortalDbContext db, Guid contract, Selectie selectie) =>
        Woorden(db, contract, selectie).Select(z => z.DeelnameId).Distinct();

    private static IQueryable<Zoekwoord> Woorden(PortalDbContext db, Guid contract, Selectie selectie)
    {
        var woorden = Deelnameselectie.Woorden(db, contract, selectie);
        if (selectie.Moment is not { } moment)
        {
            return woorden;
        }

        var deelnamen = moment.Kies(db, db.Set<Deelname>(), langsVolgorde: true);
        return woorden.Where(z => deelnamen.Any(d => d.Id == z.DeelnameId));
    }

    private sealed record Treffer
    {
        public required string Naamsleutel { get; init; }

        public required Guid DeelnameId { get; init; }
    }
}
