using Engine.Access;
using Engine.Calendar;

namespace Engine.Features;

/// <summary>How many see a feature at this moment.</summary>
/// <param name="Accounts">Active accounts that see it at one of their organisations at least.</param>
/// <param name="Organisations">Organisations where at least one account sees it.</param>
public sealed record Reach(int Accounts, int Organisations)
{
    public static readonly Reach Nobody = new(0, 0);
}

/// <summary>Counts who sees what, by asking the decision itself for everyone.</summary>
public sealed class FeatureReach(Persons persons, TimeProvider time)
{
    /// <summary>By feature id, for the features given; level and greying do not hide, so they do not lower the count.</summary>
    public async Task<IReadOnlyDictionary<string, Reach>> CountAsync(IEnumerable<CompiledFeature> features, CancellationToken cancellation)
    {
        var everyone = await persons.AllAsync(null, Level.Eh4, cancellation);
        var today = DutchTime.Today(time);
        return features.ToDictionary(f => f.Feature.Id, f => Count(f, everyone, today), StringComparer.Ordinal);
    }

    private static Reach Count(CompiledFeature feature, IReadOnlyList<Actor> everyone, DateOnly today)
    {
        var accounts = new HashSet<Guid>();
        var organisations = new HashSet<Guid>();
        foreach (var person in everyone)
        {
            if (feature.DecideFor(person, today).IsVisible)
            {
                accounts.Add(person.AccountId);
                organisations.Add(person.OrganisationId);
            }
        }

        return new(accounts.Count, organisations.Count);
    }
}
