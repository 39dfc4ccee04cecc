using Engine.Access;
using Engine.Calendar;
using Engine.Data;
using Engine.Features;
using Engine.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Overzichten.Uitstroom;

/// <summary>What this person may list: the contracts in reach, and of each the months of which there are figures.</summary>
public sealed class Uitstroombereik(PortalDbContext db, FeatureView features, CurrentActor actor, CurrentTenant tenant, TimeProvider time)
{
    public IReadOnlyList<ActorContract> Contracten
    {
        get
        {
            var bereik = features.Contracts(Features.Uitstroom);
            return [.. actor.Value.Contracts.Where(c => bereik.Contains(c.Id)).OrderBy(c => c.Number, StringComparer.Ordinal)];
        }
    }

    /// <returns>Null for a contract that is not in reach, and for a period of which there are no figures (yet).</returns>
    public async Task<Uitstroomkeuze?> VindAsync(Uitstroomvraag vraag, CancellationToken cancellation)
    {
        if ((vraag.Contract is null ? Contracten.FirstOrDefault() : Contracten.FirstOrDefault(c => c.Number == vraag.Contract)) is not { } contract)
        {
            return null;
        }

        var start = await db.Set<Contract>().Where(c => c.Id == contract.Id).Select(c => c.Start).SingleAsync(cancellation);
        var peiling = Peiling.Na(DutchTime.Today(time), tenant.Value.Settings<CollectiviteitSettings>().Peildag);
        var perioden = Lijstperiode.Keuzes(Maand.Van(start), peiling.Laatste);
        var nieuwste = perioden.FirstOrDefault(p => p.Adres == peiling.Laatste.Adres);
        return (vraag.Periode is null ? nieuwste : perioden.FirstOrDefault(p => p.Adres == vraag.Periode)) is { } periode
            ? new(contract, periode, vraag.Iedereen, perioden, peiling)
            : null;
    }
}
