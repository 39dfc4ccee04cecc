using Collectiviteit.Aanmeldingen;
using Engine.Access;
using Engine.Calendar;
using Engine.Data;
using Engine.Modules;

namespace Collectiviteit.Deelnemers;

/// <summary>
/// Which numbers of the employer's own are taken (000-25). A number says who somebody is in all contracts of the employer, so the same one for two
/// people is a mistake until the user says that it is none; who has left needs it no more.
/// </summary>
public sealed class Nummergebruik(PortalDbContext db, CurrentActor actor, TimeProvider time)
{
    /// <summary>Refusal of a number that somebody else has.</summary>
    public const string Dubbel = "nummer-dubbel";

    /// <param name="bereik">Contracts among whose people is looked.</param>
    /// <param name="contract">Of the employer whose number it is.</param>
    /// <param name="nummer">Empty for none, which everybody may have.</param>
    /// <param name="eigen">Who gets it; null for somebody new.</param>
    /// <param name="veld">Field of the number.</param>
    public async Task<Refusal?> WeegAsync(IReadOnlyCollection<Guid> bereik, Guid contract, string nummer, Guid? eigen, string veld, CancellationToken cancellation) =>
        (await VanAsync([.. bereik.Intersect(actor.Value.SameOwner(contract).Select(c => c.Id))], [nummer], cancellation)).SelectMany(p => p).All(p => p == eigen) ? null
            : new(Dubbel, "Iemand anders bij uw organisatie heeft dit nummer al. Controleer het. Klopt het toch, vink dan aan dat u doorgaat.", veld);

    /// <returns>Ids of the people who have these numbers, by employer and number.</returns>
    public async Task<ILookup<(Guid Werkgever, string Nummer), Guid>> VanAsync(IReadOnlyCollection<Guid> bereik, IEnumerable<string> nummers, CancellationToken cancellation)
    {
        var vandaag = DutchTime.Today(time);
        var deelnamen = await Delen.LeesAsync(
            nummers.Where(n => n.Length > 0),
            deel => db.Set<Deelname>().Where(d => bereik.Contains(d.ContractId) && deel.Contains(d.Werknemersnummer) && d.Eind >= vandaag)
                .Join(db.Set<Contract>(), d => d.ContractId, c => c.Id, (d, c) => new { c.OrganisationId, d.Werknemersnummer, d.DeelnemerId }),
            cancellation);
        return deelnamen.ToLookup(d => (d.OrganisationId, d.Werknemersnummer), d => d.DeelnemerId);
    }
}
