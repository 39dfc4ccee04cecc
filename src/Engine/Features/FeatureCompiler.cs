using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.Features;

/// <summary>Compiles the features of tenants. Tenants that set a feature alike share its compiled form.</summary>
public sealed class FeatureCompiler(ModuleCatalogue catalogue, HostAllowance allowance)
{
    private static readonly FeatureConfig Unset = new() { State = SwitchState.Off };

    private readonly ConditionalWeakTable<FeatureConfig, ConcurrentDictionary<(string Feature, bool InTenant, bool Allowed), CompiledFeature>> compiled = [];

    private readonly (Feature Feature, string Module, int Place)[] features =
        [.. catalogue.Features.Values.Select(f => (f, catalogue.ModuleOf(f.Id).Id, catalogue.FeatureIndex[f.Id]))];

    public FeatureTable Compile(string tenant, TenantConfig config)
    {
        var table = new CompiledFeature[features.Length];
        foreach (var (feature, module, place) in features)
        {
            var set = config.Features.GetValueOrDefault(feature.Id, Unset);
            var key = (feature.Id, config.Modules.Contains(module), allowance.Allows(tenant, feature));
            var known = compiled.GetOrCreateValue(set);
            table[place] = known.TryGetValue(key, out var shared) ? shared : known.GetOrAdd(key, Compile(feature, set, key));
        }

        return new(catalogue.FeatureIndex, table);
    }

    private CompiledFeature Compile(Feature feature, FeatureConfig set, (string Feature, bool InTenant, bool Allowed) key) => new(
        feature,
        set,
        set.When is null ? null : FactCondition.Parse(set.When, catalogue.FactIndex),
        feature.Permission is null ? -1 : catalogue.PermissionIndex[feature.Permission],
        key.InTenant,
        key.Allowed);
}
