using Collectiviteit.Deelnemers;
using Engine.Data;

namespace Collectiviteit.Overzichten.Uitstroom;

/// <summary>Who belongs in a list: who came or left in the period, or everybody who took part in it (001-42, 001-43).</summary>
internal static class Beweging
{
    public static IQueryable<Deelname> Kies(PortalDbContext db, Uitstroomkeuze keuze)
    {
        var bron = db.Set<Deelname>().Where(d => d.ContractId == keuze.Contract.Id);
        var (van, tot) = (keuze.Periode.Van, keuze.Periode.Tot);
        return keuze.Iedereen
            ? bron.Where(d => d.Ingangsdatum <= tot && d.Eind >= van)
            : bron.Where(d => (d.Ingangsdatum >= van && d.Ingangsdatum <= tot) || (d.Eind >= van && d.Eind <= tot));
    }

    public static string Van(Deelname deelname, Lijstperiode periode) => (In(deelname.Ingangsdatum, periode), In(deelname.Eind, periode)) switch
    {
        (true, true) => "In- en uitgestroomd",
        (true, false) => "Ingestroomd",
        (false, true) => "Uitgestroomd",
        (false, false) => "-",
    };

    private static bool In(DateOnly dag, Lijstperiode periode) => dag >= periode.Van && dag <= periode.Tot;
}
