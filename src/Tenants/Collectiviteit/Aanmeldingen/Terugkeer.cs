using Collectiviteit.Deelnemers;
using Engine.Calendar;
using Engine.Data;
using Engine.Features;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Aanmeldingen;

/// <summary>Who comes back with whom: the family that left with an employee, and the employee through whom somebody of a family takes part again.</summary>
public sealed class Terugkeer(PortalDbContext db, FeatureView features, Aanmeldcontracten contracten, Instellingen instellingen, TimeProvider time)
{
    /// <summary>Family that left together with the employee, without who died.</summary>
    public IEnumerable<Lid> Samen(Dossier dossier) => dossier.Gezin.Where(l => l.Deelname.Eind == dossier.Deelname.Eind && !IsOverleden(l));

    /// <summary>Who of them may come back along: nobody who grew up, or takes part already.</summary>
    public async Task<IReadOnlyList<Lid>> GezinAsync(Dossier dossier, CancellationToken cancellation)
    {
        var vandaag = DutchTime.Today(time);
        var samen = Samen(dossier).Where(l => Weeg(l, vandaag) is null).ToList();
        if (samen.Count == 0)
        {
            return samen;
        }

        var (mensen, bereik) = (samen.ConvertAll(l => l.Deelnemer.Id), features.Contracts(Features.HerAanmelden));
        var weer = await db.Set<Deelname>().Where(d => mensen.Contains(d.DeelnemerId) && bereik.Contains(d.ContractId) && d.Eind >= vandaag).Select(d => d.DeelnemerId).ToListAsync(cancellation);
        return samen.FindAll(l => !weer.Contains(l.Deelnemer.Id));
    }

    /// <summary>The enrolment of the employee, with the same employer, under which somebody of the family can take part on a day.</summary>
    /// <returns>Null when the employee takes part nowhere in reach on that day.</returns>
    public async Task<Deelname?> HoofdAsync(Dossier dossier, DateOnly dag, CancellationToken cancellation)
    {
        var bereik = contracten.Open(Features.HerAanmelden, dossier.Contract.Id).Select(c => c.Id).ToList();
        return dossier.Hoofd is not { } hoofd ? null : await db.Set<Deelname>().AsNoTracking()
            .Where(d => d.DeelnemerId == hoofd.Deelnemer.Id && d.Rol == Rol.Hoofdverzekerde && bereik.Contains(d.ContractId) && d.Ingangsdatum <= dag && d.Eind >= dag)
            .OrderByDescending(d => d.Ingangsdatum).ThenBy(d => d.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>A child that is grown up on the first day does not come along.</summary>
    public Regelfout? Weeg(Lid lid, DateOnly ingang) =>
        lid.Deelname.Rol == Rol.Kind && Leeftijd.Op(ingang, lid.Deelname.Geboortedatum) >= instellingen.Value.KindTot
            ? new("te-oud-als-kind", HerAanmelden.Gezin, $"{lid.Naam} is op die dag te oud om als kind mee te gaan.", $"Haal het vinkje weg, en meld {lid.Naam} apart aan.")
            : null;

    private bool IsOverleden(Lid lid) => instellingen.Value.AlleAfmeldredenen.Any(r => r.Id == lid.Deelname.Eindreden && r.Soort == RedenSoort.Overlijden);
}
