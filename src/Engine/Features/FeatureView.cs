using Engine.Access;
using Engine.Calendar;
using Engine.Tenancy;

namespace Engine.Features;

/// <summary>The feature decision for the person and tenant of this request. Pages, menu, tiles, links and use cases all ask here.</summary>
public sealed class FeatureView(CurrentTenant tenant, CurrentActor actor, TimeProvider time)
{
    private readonly DateOnly today = DutchTime.Today(time);

    /// <summary>Decides for the request as a whole: over the contracts in reach the most generous answer counts.</summary>
    public FeatureDecision Decide(string feature) =>
        tenant.Value.Features.Find(feature) is { } compiled
            ? compiled.DecideFor(actor.OrNone, today)
            : FeatureDecision.Unknown;

    /// <summary>Decides for one contract; a contract out of reach is hidden.</summary>
    public FeatureDecision Decide(string feature, Guid contract) =>
        actor.OrNone is { } who && who.Contract(contract) is { } found
            ? tenant.Value.Features.Decide(feature, FeatureSubject.Of(who, found, today))
            : new(Visibility.Hidden, FeatureReason.PermissionMissing);

    public bool Shows(string feature) => Decide(feature).IsShown;

    public bool Shows(string feature, Guid contract) => Decide(feature, contract).IsShown;

    /// <summary>
    /// Ids of the contracts in reach for which the feature may be used: the scope of every query behind it. A feature that asks a
    /// stronger sign-in is shown, so that its page can send there, but reaches nothing until then.
    /// </summary>
    public IReadOnlyList<Guid> Contracts(string feature) =>
        actor.OrNone is { } who ? [.. who.Contracts.Where(c => Decide(feature, c.Id).Reason == FeatureReason.Allowed).Select(c => c.Id)] : [];

    /// <summary>Whether the feature's addresses exist for this request; rights and level are refused later, by authorisation.</summary>
    public bool IsRoutable(string feature) => Decide(feature).IsRoutable;
}
