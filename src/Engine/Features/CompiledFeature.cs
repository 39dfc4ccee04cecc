using System.Collections.Frozen;
using Engine.Tenancy;

namespace Engine.Features;

/// <summary>One feature as one tenant sets it, ready to be weighed. Pure: the same subject always gets the same decision.</summary>
public sealed class CompiledFeature
{
    /// <summary>Index of the right that it needs; -1 when it needs none.</summary>
    private readonly int permission;
    private readonly bool moduleInTenant;
    private readonly bool allowedByHost;
    private readonly FrozenDictionary<string, SwitchState> audiences;
    private readonly FrozenDictionary<string, SwitchState> organisations;

    public CompiledFeature(Feature feature, FeatureConfig config, FactCondition? when, int permission, bool moduleInTenant, bool allowedByHost)
    {
        Feature = feature;
        Config = config;
        When = when;
        this.permission = permission;
        this.moduleInTenant = moduleInTenant;
        this.allowedByHost = allowedByHost;
        audiences = config.Audiences.ToFrozenDictionary(StringComparer.Ordinal);
        organisations = config.Organisations.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public Feature Feature { get; }

    public FeatureConfig Config { get; }

    public FactCondition? When { get; }

    /// <summary>
    /// The feature decision. Causes are weighed from the widest to the narrowest, so that the reason named is the one
    /// that has to change first; only rights, conditions and level depend on the person.
    /// </summary>
    public FeatureDecision Decide(in FeatureSubject subject)
    {
        var (state, cause) = State(subject);
        if (state == SwitchState.Off)
        {
            return new(Visibility.Hidden, cause);
        }

        if (Config.From is { } from && subject.Today < from)
        {
            return new(Visibility.Hidden, FeatureReason.NotYet);
        }

        if (Config.Until is { } until && subject.Today > until)
        {
            return new(Visibility.Hidden, FeatureReason.NoLonger);
        }

        if (Config.Percentage is { } share && subject.Bucket >= share)
        {
            return new(Visibility.Hidden, FeatureReason.OutsidePercentage);
        }

        if (permission >= 0 && !subject.Permissions.Has(permission))
        {
            return new(Visibility.Hidden, subject.SignedIn ? FeatureReason.PermissionMissing : FeatureReason.NotSignedIn);
        }

        if (When is not null && subject.HasContract && !When.Holds(subject.Facts))
        {
            return new(Visibility.Hidden, FeatureReason.ContractCondition);
        }

        if (state == SwitchState.Greyed)
        {
            return new(Visibility.Greyed, FeatureReason.TemporarilyUnavailable);
        }

        // shown all the same: the page sends its visitor to a stronger sign-in
        return Config.Level is { } level && subject.Level < level
            ? new(Visibility.Shown, FeatureReason.LevelTooLow)
            : new(Visibility.Shown, FeatureReason.Allowed);
    }

    /// <summary>Whether the address exists at all for this subject: rights and level are refused later, by authorisation.</summary>
    public bool IsRoutable(in FeatureSubject subject) =>
        Decide(subject) is { IsVisible: true } or { Reason: FeatureReason.PermissionMissing or FeatureReason.NotSignedIn };

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

        if (subject.Organisation is { } organisation && organisations.TryGetValue(organisation, out var own))
        {
            return (own, FeatureReason.OffForOrganisation);
        }

        if (subject.Audience is { } audience && audiences.TryGetValue(audience, out var forAudience))
        {
            return (forAudience, FeatureReason.OffForAudience);
        }

        return (Config.State, FeatureReason.SwitchedOff);
    }
}
