using System.Collections.Frozen;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.Features;

/// <summary>All features of one tenant, compiled once per configuration version.</summary>
public sealed class FeatureTable
{
    private static readonly FeatureConfig Unset = new() { State = SwitchState.Off };

    private readonly FrozenDictionary<string, CompiledFeature> features;

    private FeatureTable(FrozenDictionary<string, CompiledFeature> features) => this.features = features;

    public IReadOnlyCollection<CompiledFeature> All => features.Values;

    /// <param name="hostAllows">False for features that the platform operator withholds from this tenant.</param>
    public static FeatureTable Compile(TenantConfig config, ModuleCatalogue catalogue, Func<Feature, bool> hostAllows)
    {
        var compiled = catalogue.Features.Values.Select(feature =>
        {
            var set = config.Features.GetValueOrDefault(feature.Id, Unset);
            return new CompiledFeature(
                feature,
                set,
                set.When is null ? null : FactCondition.Parse(set.When, catalogue.FactIndex),
                feature.Permission is null ? -1 : catalogue.PermissionIndex[feature.Permission],
                config.Modules.Contains(catalogue.ModuleOf(feature.Id).Id),
                hostAllows(feature));
        });
        return new(compiled.ToFrozenDictionary(c => c.Feature.Id, StringComparer.Ordinal));
    }

    public CompiledFeature? Find(string feature) => features.GetValueOrDefault(feature);

    /// <summary>Decides for one subject; an unknown id is hidden, never an error.</summary>
    public FeatureDecision Decide(string feature, in FeatureSubject subject) =>
        features.TryGetValue(feature, out var compiled) ? compiled.Decide(subject) : FeatureDecision.Unknown;
}
