using Engine.Access;
using Engine.Modules;
using Engine.Tenancy;

namespace Engine.Features;

/// <summary>One feature as somebody would see it.</summary>
public sealed record SimulatedFeature(Feature Feature, string Module, FeatureDecision Decision, Explanation Explanation);

/// <summary>Asks the decision for another person, place or day, with the same function that pages ask.</summary>
public sealed class SimulateFeatures(CurrentTenant tenant, ModuleCatalogue catalogue, Explainer explainer)
{
    /// <param name="who">Null for a visitor who is not signed in.</param>
    /// <param name="contract">Null for all contracts in reach: the most generous answer counts, as it does for pages.</param>
    public IReadOnlyList<SimulatedFeature> Simulate(Actor? who, Guid? contract, DateOnly today) =>
    [
        .. tenant.Value.Features.All
            .Where(f => tenant.Value.Config.Modules.Contains(catalogue.ModuleOf(f.Feature.Id).Id))
            .OrderBy(f => tenant.Value.Config.Modules.ToList().IndexOf(catalogue.ModuleOf(f.Feature.Id).Id))
            .Select(f => Simulate(f, who, contract, today)),
    ];

    private SimulatedFeature Simulate(CompiledFeature feature, Actor? who, Guid? contract, DateOnly today)
    {
        var place = contract is { } id ? who?.Contract(id) : who?.Contracts.FirstOrDefault();
        var subject = who is null ? FeatureSubject.Visitor(today) : FeatureSubject.Of(who, place, today);
        var decision = who is null || contract is null ? feature.DecideFor(who, today)
            : place is null ? new(Visibility.Hidden, FeatureReason.PermissionMissing)
            : feature.Decide(subject);
        return new(
            feature.Feature,
            catalogue.ModuleOf(feature.Feature.Id).Name,
            decision,
            explainer.Explain(tenant.Value, feature.Feature.Id, decision, subject));
    }
}
