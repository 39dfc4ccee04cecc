using System.Collections.Frozen;

namespace Engine.Features;

/// <summary>All features of one tenant, compiled once per configuration version.</summary>
/// <param name="index">Place of each feature, the same for all tenants.</param>
public sealed class FeatureTable(FrozenDictionary<string, int> index, CompiledFeature[] features)
{
    public IReadOnlyList<CompiledFeature> All => features;

    public CompiledFeature? Find(string feature) => index.TryGetValue(feature, out var place) ? features[place] : null;

    /// <summary>Decides for one subject; an unknown id is hidden, never an error.</summary>
    public FeatureDecision Decide(string feature, in FeatureSubject subject) =>
        index.TryGetValue(feature, out var place) ? features[place].Decide(subject) : FeatureDecision.Unknown;
}
