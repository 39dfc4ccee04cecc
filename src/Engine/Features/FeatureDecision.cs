namespace Engine.Features;

public enum Visibility
{
    Hidden,
    Greyed,
    Shown,
}

/// <summary>
/// Why a feature is shown, greyed or hidden. The order is the order in which the causes are weighed, widest first: a later
/// reason means that less stands in the way.
/// </summary>
public enum FeatureReason
{
    UnknownFeature,
    ModuleNotInTenant,
    NotAllowedByHost,
    SwitchedOff,
    OffForAudience,
    OffForOrganisation,
    ContractCondition,
    NotYet,
    NoLonger,
    OutsidePercentage,
    NotSignedIn,
    PermissionMissing,
    TemporarilyUnavailable,
    LevelTooLow,
    Allowed,
}

/// <summary>The outcome of one decision: what a person sees, and why.</summary>
public readonly record struct FeatureDecision(Visibility Visibility, FeatureReason Reason)
{
    public static readonly FeatureDecision Unknown = new(Visibility.Hidden, FeatureReason.UnknownFeature);

    public bool IsShown => Visibility == Visibility.Shown;

    public bool IsVisible => Visibility != Visibility.Hidden;

    /// <summary>Whether the address exists at all: rights, sign-in and level are refused later, by authorisation.</summary>
    public bool IsRoutable => IsVisible || Reason is FeatureReason.PermissionMissing or FeatureReason.NotSignedIn;

    /// <summary>Of two places in reach the one where more is possible, or else where less stands in the way.</summary>
    public static FeatureDecision MostGenerous(FeatureDecision one, FeatureDecision other) =>
        other.Visibility > one.Visibility || (other.Visibility == one.Visibility && other.Reason > one.Reason) ? other : one;
}
