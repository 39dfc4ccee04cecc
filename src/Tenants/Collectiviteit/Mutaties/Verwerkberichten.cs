using Collectiviteit.Aanmeldingen;
using Collectiviteit.Deelnemers;
using Collectiviteit.Mutaties.Mislukt;
using Engine.Access;
using Engine.Calendar;
using Engine.Data;
using Engine.Features;
using Engine.Inbox;
using Engine.Tenancy;
using Engine.Ui;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Mutaties;

/// <summary>
/// Writes in the portal what the administration does with requests, for whom the tenant wants so: that they came in (002-23), and that they
/// failed where there is no list of failures. Who does not have these features hears failures only, in that list (001-11).
/// </summary>
public sealed class Verwerkberichten(PortalDbContext db, InboxPost post, CurrentTenant tenant, TimeProvider time)
{
    /// <summary>Categories of the messages (001-54).</summary>
    public const string Bevestiging = "Bevestiging";
    public const string Verwerkingsverslag = "Verwerkingsverslag";

    /// <summary>Confirms requests that are in the unit of work and have just come in.</summary>
    internal Task OntvangenAsync(IReadOnlyList<Mutatie> mutaties, CancellationToken cancellation) => SchrijfAsync(
        Features.Ontvangstbericht,
        mutaties,
        (m, naam, contract) => new(
            "ontvangen",
            Bevestiging,
            $"{Teksten.Van(m.Soort)} {naam} voor contract {contract} ontvangen",
            $"Wij hebben dit verzoek ontvangen op {Show.Moment(m.IngediendOp)}: {Teksten.Van(m.Soort).ToLower(Show.Dutch)} van {naam}, contract {contract}, {Teksten.Dag(m.Soort, m.Datum)}. {m.DoorNaam} diende het in.\n\nLukt de verwerking niet, dan krijgt u daar bericht van."),
        cancellation);

    /// <summary>Tells of requests that were closed just now and failed.</summary>
    internal Task MisluktAsync(IEnumerable<Mutatie> mutaties, CancellationToken cancellation) => SchrijfAsync(
        Features.Misluktbericht,
        [.. mutaties.Where(m => m.Status == MutatieStatus.Mislukt)],
        (m, naam, contract) => new(
            "mislukt",
            Verwerkingsverslag,
            $"{Teksten.Van(m.Soort)} {naam} voor contract {contract} niet gelukt",
            $"Dit verzoek is niet verwerkt: {Teksten.Van(m.Soort).ToLower(Show.Dutch)} van {naam}, contract {contract}, {Teksten.Dag(m.Soort, m.Datum)}.\n\nReden: {m.Fout}\n\nWat u kunt doen: {m.Oplossing}") { Link = new("Naar wat niet lukte, om opnieuw in te dienen", Foutenlijst.BuitenMenu) },
        cancellation);

    private async Task SchrijfAsync(string feature, IReadOnlyList<Mutatie> mutaties, Func<Mutatie, string, string, Bericht> maak, CancellationToken cancellation)
    {
        if (mutaties.Count == 0 || tenant.Value.Config.Features.GetValueOrDefault(feature) is null)
        {
            return;
        }

        var ids = mutaties.Select(m => m.ContractId).Distinct().ToList();
        var plaatsen = (await (
            from c in db.Set<Contract>().AsNoTracking()
            join o in db.Set<Organisation>() on c.OrganisationId equals o.Id
            where ids.Contains(c.Id)
            select new { Contract = c, Organisatie = o }).ToListAsync(cancellation)).Where(p => Wil(feature, p.Organisatie)).ToDictionary(p => p.Contract.Id, p => p.Contract);
        var betrokken = mutaties.Where(m => plaatsen.ContainsKey(m.ContractId)).ToList();
        if (betrokken.Count == 0)
        {
            return;
        }

        // a name goes only to who may see people
        var rollen = tenant.Value.Config.RolesWith(Permissions.Inzien, staff: false);
        var namen = await NamenAsync(betrokken, cancellation);
        await post.SendAsync(
            [.. from m in betrokken
                let contract = plaatsen[m.ContractId]
                let bericht = maak(m, namen.GetValueOrDefault(m.Id, "-"), contract.Number)
                from rol in rollen
                select new NewMessage($"mutatie:{m.Id}:{bericht.Sleutel}:{rol}", new(null, rol, contract.OrganisationId, contract.Id), bericht.Categorie, bericht.Onderwerp, bericht.Tekst) { Link = bericht.Link }],
            cancellation);
    }

    private bool Wil(string feature, Organisation organisatie) => tenant.Value.Features.Decide(
        feature, new(DutchTime.Today(time), true, organisatie.Audience, organisatie.Number, 0, false, PermissionSet.None, Level.None, 0)).IsShown;

    private async Task<Dictionary<Guid, string>> NamenAsync(List<Mutatie> mutaties, CancellationToken cancellation)
    {
        var deelnamen = mutaties.Select(m => m.DeelnameId).OfType<Guid>().ToList();
        var personen = deelnamen.Count == 0 ? [] : await db.Set<Deelname>().AsNoTracking().Where(d => EF.Parameter(deelnamen).Contains(d.Id))
            .Join(db.Set<Deelnemer>(), d => d.DeelnemerId, p => p.Id, (d, p) => new { d.Id, p.Geslacht, p.Voorletters, p.Tussenvoegsel, p.Achternaam })
            .ToDictionaryAsync(p => p.Id, p => Aanhef(p.Geslacht, Naam.Toon(p.Voorletters, p.Tussenvoegsel, p.Achternaam)), cancellation);
        var ids = mutaties.Select(m => m.AanmeldingId).OfType<Guid>().ToList();
        var bekend = db.Set<Aanmelding>().Local.Where(a => ids.Contains(a.Id)).ToDictionary(a => a.Id, a => Aanhef(a.Geslacht, a.Naam));
        if (ids.Exists(id => !bekend.ContainsKey(id)))
        {
            bekend = await db.Set<Aanmelding>().AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => Aanhef(a.Geslacht, a.Naam), cancellation);
        }

        return mutaties.ToDictionary(
            m => m.Id,
            m => m.AanmeldingId is { } aanmelding && bekend.TryGetValue(aanmelding, out var nieuw) ? nieuw : m.DeelnameId is { } deelname ? personen.GetValueOrDefault(deelname, "-") : "-");
    }

    private static string Aanhef(Geslacht geslacht, string naam) => geslacht switch
    {
        Geslacht.Man => $"de heer {naam}",
        Geslacht.Vrouw => $"mevrouw {naam}",
        Geslacht.Onbekend => naam,
    };

    private sealed record Bericht(string Sleutel, string Categorie, string Onderwerp, string Tekst)
    {
        public MessageLink? Link { get; init; }
    }
}
