using Engine.Access;
using Engine.Calendar;
using Engine.Data;
using Engine.Features;
using Microsoft.EntityFrameworkCore;

namespace Collectiviteit.Aanmeldingen;

/// <summary>The contracts to which this user enrols people, and what a person is weighed against there.</summary>
public sealed class Aanmeldcontracten(PortalDbContext db, FeatureView features, CurrentActor actor, Instellingen instellingen, TimeProvider time)
{
    public IReadOnlyList<ActorContract> Open(string feature)
    {
        var bereik = features.Contracts(feature);
        return [.. actor.Value.Contracts.Where(c => bereik.Contains(c.Id)).OrderBy(c => c.Number, StringComparer.Ordinal)];
    }

    /// <summary>Those of the employer who owns this one, for a person who is known there.</summary>
    public IReadOnlyList<ActorContract> Open(string feature, Guid contract) => [.. Open(feature).Intersect(actor.Value.SameOwner(contract))];

    /// <summary>Where people may be recognised: the contracts at which this user enrols or looks for somebody.</summary>
    public IReadOnlyCollection<Guid> Bereik(string feature) => [.. features.Contracts(feature).Union(features.Contracts(Features.Zoeken))];

    /// <param name="nummer">As chosen; may be empty where there is one contract only.</param>
    /// <returns>Null when it is not one of the contracts of this feature.</returns>
    public ActorContract? Kies(string feature, string? nummer) => Open(feature) switch
    {
        [var enige] when string.IsNullOrWhiteSpace(nummer) => enige,
        var open => open.FirstOrDefault(c => c.Number == nummer?.Trim()),
    };

    /// <param name="contract">Null while none is chosen: the rest of a form can be weighed all the same.</param>
    public async Task<Aanmeldkader> KaderAsync(Guid? contract, CancellationToken cancellation)
    {
        if (contract is null)
        {
            return new(DutchTime.Today(time), instellingen.Value, DateOnly.MinValue, null);
        }

        var loopt = await db.Set<Contract>().AsNoTracking().Where(c => c.Id == contract).Select(c => new { c.Start, c.End }).SingleAsync(cancellation);
        return new(DutchTime.Today(time), instellingen.Value, loopt.Start, loopt.End);
    }
}
