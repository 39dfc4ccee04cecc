using System.Collections.Frozen;
using Engine.Access;
using Engine.Tenancy;

namespace Engine.Features;

/// <summary>One feature as one tenant sets it, ready to be weighed. Pure: the same subject always gets the same decision.</summary>
public sealed class CompiledFeature
{
    private readonly int permission;
    private readonly bool moduleInTenant;
    private readonly bool allowedByHost;
    private readonly SwitchState state;
    private readonly DateOnly from;
    private readonly DateOnly until;
    private readonly int share;
    private readonly Level level;
    private readonly FrozenDictionary<string, SwitchState>? audiences;
    private readonly FrozenDictionary<string, SwitchState>? organisations;

    /// <param name="permission">Index of the right that it needs; -1 when it needs none.</param>
    public CompiledFeature(Feature feature, FeatureConfig config, FactCondition? when, int permission, bool moduleInTenant, bool allowedByHost)
    {
        Feature = feature;
        Config = config;
        When = when;
        this.permission = permission;
        this.moduleInTenant = moduleInTenant;
        this.allowedByHost = allowedByHost;
        state = config.State;
        from = config.From ?? DateOnly.MinValue;
        until = config.Until ?? DateOnly.MaxValue;
        share = config.Percentage ?? 100;
        level = config.Level ?? Level.None;
        audiences = Table(config.Audiences);
        organisations = Table(config.Organisations);
    }

    public Feature Feature { get; }

    public FeatureConfig Config { get; }

    public FactCondition? When { get; }

    /// <summary>
    /// The feature decision. Causes are weighed from the widest to the narrowest, so that the reason named is the one
    /// that has to change first, and everything before the right says whether the feature exists here for anybody.
    /// </summary>
    public FeatureDecision Decide(in FeatureSubject subject)
    {
        var (switched, cause) = State(subject);
        if (switched == SwitchState.Off)
        {
            return new(Visibility.Hidden, cause);
        }

        if (When is not null && subject.HasContract && !When.Holds(subject.Facts))
        {
            return new(Visibility.Hidden, FeatureReason.ContractCondition);
        }

        if (subject.Today < from)
        {
            return new(Visibility.Hidden, FeatureReason.NotYet);
        }

        if (subject.Today > until)
        {
            return new(Visibility.Hidden, FeatureReason.NoLonger);
        }

        if (subject.Bucket >= share)
        {
            return new(Visibility.Hidden, FeatureReason.OutsidePercentage);
        }

        if (permission >= 0 && !subject.Permissions.Has(permission))
        {
            return new(Visibility.Hidden, subject.SignedIn ? FeatureReason.PermissionMissing : FeatureReason.NotSignedIn);
        }

        if (switched == SwitchState.Greyed)
        {
            return new(Visibility.Greyed, FeatureReason.TemporarilyUnavailable);
        }

        // shown all the same: the page sends its visitor to a stronger sign-in
        return new(Visibility.Shown, subject.Level < level ? FeatureReason.LevelTooLow : FeatureReason.Allowed);
    }

    /// <summary>The most generous decision over everything in this person's reach; for a visitor (null) the visitor's.</summary>
    public FeatureDecision DecideFor(Actor? who, DateOnly today)
    {
        if (who is null)
        {
            return Decide(FeatureSubject.Visitor(today));
        }

        if (who.Contracts.Count == 0)
        {
            return Decide(FeatureSubject.Of(who, null, today));
        }

        var best = Decide(FeatureSubject.Of(who, who.Contracts[0], today));
        for (var i = 1; i < who.Contracts.Count; i++)
        {
            best = FeatureDecision.MostGenerous(best, Decide(FeatureSubject.Of(who, who.Contracts[i], today)));
        }

        return best;
    }

    private (SwitchState State, FeatureReason Cause) State(in FeatureSubject subject)
    {
        if (!moduleInTenant)
        {
            return (SwitchState.Off, FeatureReason.ModuleNotInTenant);
        }

        if (!allowedByHost)
        {
            return (SwitchState.Off, FeatureReason.NotAllowedByHost);
        }

        if (organisations is not null && subject.Organisation is { } organisation && organisations.TryGetValue(organisation, out var own))
        {
            return (own, FeatureReason.OffForOrganisation);
        }

        if (audiences is not null && subject.Audience is { } audience && audiences.TryGetValue(audience, out var forAudience))
        {
            return (forAudience, FeatureReason.OffForAudience);
        }

        return (state, FeatureReason.SwitchedOff);
    }

    private static FrozenDictionary<string, SwitchState>? Table(IReadOnlyDictionary<string, SwitchState> states) =>
        states.Count == 0 ? null : states.ToFrozenDictionary(StringComparer.Ordinal);
}
