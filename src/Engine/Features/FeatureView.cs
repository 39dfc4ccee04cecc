using Engine.Access;
using Engine.Calendar;
using Engine.Tenancy;

namespace Engine.Features;

/// <summary>The feature decision for the person and tenant of this request. Pages, menu, tiles, links and use cases all ask here.</summary>
public sealed class FeatureView(CurrentTenant tenant, CurrentActor actor, TimeProvider time)
{
    private readonly DateOnly today = DutchTime.Today(time);

    /// <summary>Decides for the request as a whole: over the contracts in reach the most generous answer counts.</summary>
    public FeatureDecision Decide(string feature)
    {
        var table = tenant.Value.Features;
        var who = actor.OrNone;
        if (who is null || who.Contracts.Count == 0)
        {
            return table.Decide(feature, Subject(who, null));
        }

        var best = new FeatureDecision(Visibility.Hidden, FeatureReason.UnknownFeature);
        for (var i = 0; i < who.Contracts.Count; i++)
        {
            var decision = table.Decide(feature, Subject(who, who.Contracts[i]));
            if (i == 0 || decision.Visibility > best.Visibility)
            {
                best = decision;
            }
        }

        return best;
    }

    /// <summary>Decides for one contract; a contract out of reach is hidden.</summary>
    public FeatureDecision Decide(string feature, Guid contract) =>
        actor.OrNone?.Contract(contract) is { } found
            ? tenant.Value.Features.Decide(feature, Subject(actor.OrNone, found))
            : new(Visibility.Hidden, FeatureReason.PermissionMissing);

    public bool Shows(string feature) => Decide(feature).IsShown;

    public bool Shows(string feature, Guid contract) => Decide(feature, contract).IsShown;

    /// <summary>Ids of the contracts in reach for which the feature is shown: the scope of every query behind it.</summary>
    public IReadOnlyList<Guid> Contracts(string feature) =>
        actor.OrNone is { } who ? [.. who.Contracts.Where(c => Shows(feature, c.Id)).Select(c => c.Id)] : [];

    public bool IsRoutable(string feature)
    {
        if (tenant.Value.Features.Find(feature) is not { } compiled)
        {
            return false;
        }

        var who = actor.OrNone;
        return who is null || who.Contracts.Count == 0
            ? compiled.IsRoutable(Subject(who, null))
            : who.Contracts.Any(c => compiled.IsRoutable(Subject(who, c)));
    }

    private FeatureSubject Subject(Actor? who, ActorContract? contract) => new(
        today,
        who is not null,
        who?.Audience,
        who?.OrganisationNumber,
        contract?.Facts ?? 0,
        contract is not null,
        contract?.Permissions ?? who?.Permissions ?? PermissionSet.None,
        who?.Level ?? Level.None,
        who is null ? 0 : (int)((uint)who.AccountId.GetHashCode() % 100));
}
