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

    public FeatureTable Compile(string tenant, TenantConfig config)
    {
        var table = new CompiledFeature[catalogue.Features.Count];
        foreach (var feature in catalogue.Features.Values)
        {
            var set = config.Features.GetValueOrDefault(feature.Id, Unset);
            var inTenant = config.Modules.Contains(catalogue.ModuleOf(feature.Id).Id);
            var allowed = allowance.Allows(tenant, feature);
            table[catalogue.FeatureIndex[feature.Id]] = compiled.GetOrCreateValue(set)
                .GetOrAdd((feature.Id, inTenant, allowed), _ => Compile(feature, set, inTenant, allowed));
        }

        return new(catalogue.FeatureIndex, table);
    }

    private CompiledFeature Compile(Feature feature, FeatureConfig set, bool inTenant, bool allowed) => new(
        feature,
        set,
        set.When is null ? null : FactCondition.Parse(set.When, catalogue.FactIndex),
        feature.Permission is null ? -1 : catalogue.PermissionIndex[feature.Permission],
        inTenant,
        allowed);
}
