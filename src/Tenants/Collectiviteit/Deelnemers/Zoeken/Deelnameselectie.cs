using Collectiviteit.Mutaties;
using Engine.Data;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>Turns a selection into a query over one contract that walks along an index.</summary>
internal static class Deelnameselectie
{
    // above every letter and digit that a search word can hold
    private const char Hoogste = '\uffff';

#pragma warning disable CA1310 // the database compares, in the binary order of the column
    public static IQueryable<Deelname> Kies(PortalDbContext db, Guid contract, Selectie selectie)
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

        if (selectie.Stand is { } stand)
        {
            var verzoeken = stand == Verzoekstand.Open ? Openstaand.Wachtend(db, contract) : Openstaand.Mislukt(db, contract);
            bron = bron.Where(d => verzoeken.Select(m => m.DeelnameId).Contains(d.Id));
        }

        for (var i = 0; i < selectie.Woorden.Count; i++)
        {
            var woord = selectie.Woorden[i];
            var tot = woord + Hoogste;
            bron = i == 0
                ? bron.Where(d => db.Set<Zoekwoord>()
                    .Where(z => z.ContractId == contract && z.Woord.CompareTo(woord) >= 0 && z.Woord.CompareTo(tot) < 0)
                    .Select(z => z.DeelnameId).Contains(d.Id))
                : bron.Where(d => db.Set<Zoekwoord>()
                    .Any(z => z.DeelnameId == d.Id && z.Woord.CompareTo(woord) >= 0 && z.Woord.CompareTo(tot) < 0));
        }

        return bron;
    }
#pragma warning restore CA1310
}
