using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Engine.Data;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties;

/// <summary>A request with the person whom it is about, read in one statement.</summary>
internal sealed record Verzoeknaam
{
    public required Mutatie Mutatie { get; init; }

    public Deelnemer? Deelnemer { get; init; }

    public Aanmelding? Aanmelding { get; init; }

    /// <summary>Who takes part already, or who was to be enrolled.</summary>
    public string Naam => Aanmelding?.Naam ?? (Deelnemer is null ? "-" : Deelnemers.Naam.Toon(Deelnemer));

    /// <param name="mutaties">Cut to one page already; a join does not keep their order.</param>
    public static IQueryable<Verzoeknaam> Bij(PortalDbContext db, IQueryable<Mutatie> mutaties) => (
        from m in mutaties
        join d in db.Set<Deelname>() on m.DeelnameId equals d.Id into deelnamen
        from d in deelnamen.DefaultIfEmpty()
        join p in db.Set<Deelnemer>() on d.DeelnemerId equals p.Id into personen
        from p in personen.DefaultIfEmpty()
        join a in db.Set<Aanmelding>() on m.AanmeldingId equals a.Id into aanmeldingen
        from a in aanmeldingen.DefaultIfEmpty()
        select new Verzoeknaam { Mutatie = m, Deelnemer = p, Aanmelding = a }).AsNoTracking();
}
