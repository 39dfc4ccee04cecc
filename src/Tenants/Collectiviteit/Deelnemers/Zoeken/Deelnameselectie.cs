using Collectiviteit.Mutaties;
using Engine.Data;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>Turns a selection into a query over one contract that walks along an index.</summary>
internal static class Deelnameselectie
{
    // above every letter and digit that a search word can hold
    private const char Hoogste = '\uffff';

#pragma warning disable CA1310 // the database compares, in the binary order of the column
    /// <param name="langsVolgorde">True when a page is read in order, false when all are counted or written.</param>
    public static IQueryable<Deelname> Kies(PortalDbContext db, Guid contract, Selectie selectie, bool langsVolgorde = false)
    {
        // words carry the contract themselves; asked for it twice, a database may walk the whole contract in the order of the page
        IQueryable<Deelname> bron = selectie.Woorden.Count > 0 ? db.Set<Deelname>() : db.Set<Deelname>().Where(d => d.ContractId == contract);
        if (selectie.Relatienummer is { } relatie)
        {
            var tot = relatie + Hoogste;
            bron = bron.Where(d => d.Relatienummer.CompareTo(relatie) >= 0 && d.Relatienummer.CompareTo(tot) < 0);
        }

        if (selectie.Werknemersnummer is { } nummer)
        {
            var tot = nummer + Hoogste;
            bron = bron.Where(d => d.Werknemersnummer.CompareTo(nummer) >= 0 && d.Werknemersnummer.CompareTo(tot) < 0);
        }

        // two bounds for one day as well: given an equality SQLite keeps to the order of the page and walks the whole contract
        if (selectie.Geboortedatum is { } geboren)
        {
            bron = bron.Where(d => d.Geboortedatum >= geboren.Van && d.Geboortedatum <= geboren.Tot);
        }

        if (selectie.Ingangsdatum is { } ingang)
        {
            bron = bron.Where(d => d.Ingangsdatum >= ingang.Van && d.Ingangsdatum <= ingang.Tot);
        }

        if (selectie.Einddatum is { } eind)
        {
            bron = bron.Where(d => d.Eind >= eind.Van && d.Eind <= eind.Tot);
        }

        if (selectie.BsnHashes is { Count: > 0 } hashes)
        {
            // the hash finds one person; asked for the contract as well a database may walk all of it
            var personen = db.Set<Deelnemer>().Where(p => p.BsnHash != null && hashes.Contains(p.BsnHash)).Select(p => p.Id);
            bron = bron.Where(d => personen.Contains(d.DeelnemerId));
        }

        bron = selectie.Moment?.Kies(db, bron, langsVolgorde) ?? bron;
        if (selectie.Stand is not null)
        {
            var verzoeken = selectie.MisluktSinds is { } sinds ? Openstaand.Mislukt(db, [contract], sinds) : Openstaand.Wachtend(db, [contract]);
            bron = bron.Where(d => verzoeken.Select(m => m.DeelnameId).Contains((Guid?)d.Id));
        }

        if (selectie.Woorden.Count > 0)
        {
            var ids = Woorden(db, contract, selectie).Select(z => z.DeelnameId);
            bron = bron.Where(d => ids.Contains(d.Id));
        }

        return bron;
    }

    /// <summary>The words of one contract that the first word asked for begins, of people who have the other words as well.</summary>
    public static IQueryable<Zoekwoord> Woorden(PortalDbContext db, Guid contract, Selectie selectie)
    {
        var woorden = db.Set<Zoekwoord>();
        var eerste = selectie.Woorden[0];
        var totEerste = eerste + Hoogste;
        var bron = woorden.Where(z => z.ContractId == contract && z.Woord.CompareTo(eerste) >= 0 && z.Woord.CompareTo(totEerste) < 0);
        foreach (var woord in selectie.Woorden.Skip(1))
        {
            var tot = woord + Hoogste;
            bron = bron.Where(z => woorden.Any(w => w.DeelnameId == z.DeelnameId && w.Woord.CompareTo(woord) >= 0 && w.Woord.CompareTo(tot) < 0));
        }

        return bron;
    }
#pragma warning restore CA1310
}
