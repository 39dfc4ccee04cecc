using Collectiviteit.Mutaties;
using Engine.Data;

namespace Collectiviteit.Deelnemers.Zoeken;

/// <summary>One row of a list with the name of its person, read in one statement.</summary>
/// <param name="Deelname">Only what a list shows and sorts on.</param>
/// <param name="HeeftMutatie">Whether a request may have to be shown with it.</param>
/// <param name="Bsn">Encrypted; null where it is not shown.</param>
internal sealed record Vondst(Deelname Deelname, string Naam, Geslacht Geslacht, byte[]? Bsn, bool HeeftMutatie)
{
    /// <param name="deelnamen">Cut to one page already; the order stays.</param>
    /// <param name="metBsn">Whether the BSN is shown at this contract.</param>
    public static IQueryable<Vondst> Van(PortalDbContext db, IQueryable<Deelname> deelnamen, bool metBsn = false) =>
        Van(deelnamen, db.Set<Deelnemer>(), db.Set<Mutatie>(), metBsn);

    /// <inheritdoc cref="Van(PortalDbContext, IQueryable{Deelname}, bool)"/>
    public static IQueryable<Vondst> Van(IQueryable<Deelname> deelnamen, IQueryable<Deelnemer> personen, IQueryable<Mutatie> mutaties, bool metBsn) =>
        from d in deelnamen
        join p in personen on d.DeelnemerId equals p.Id
        select new Vondst(
            new Deelname
            {
                Id = d.Id,
                ContractId = d.ContractId,
                DeelnemerId = d.DeelnemerId,
                Rol = d.Rol,
                Ingangsdatum = d.Ingangsdatum,
                Eind = d.Eind,
                Werknemersnummer = d.Werknemersnummer,
                Naamsleutel = d.Naamsleutel,
                Relatienummer = d.Relatienummer,
                Geboortedatum = d.Geboortedatum,
            },
            Deelnemers.Naam.Toon(p.Voorletters, p.Tussenvoegsel, p.Achternaam),
            p.Geslacht,
            metBsn ? p.Bsn : null,
            mutaties.Any(m => m.DeelnameId == d.Id));
}
