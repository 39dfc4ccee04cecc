using Engine.Access;
using Engine.Features;

namespace Collectiviteit.Uploads;

/// <summary>For which contracts this person sends rows: an upload can do both, so both must be allowed there.</summary>
public sealed class Uploadbereik(FeatureView features, CurrentActor actor)
{
    public IReadOnlyList<ActorContract> Contracten { get; } = [.. actor.Value.Contracts.Where(c =>
        new[] { Features.Upload, Features.Aanmelden, Features.Afmelden }.All(f => features.Contracts(f).Contains(c.Id))).OrderBy(c => c.Number, StringComparer.Ordinal)];

    public IReadOnlyList<Guid> Ids => [.. Contracten.Select(c => c.Id)];
}
