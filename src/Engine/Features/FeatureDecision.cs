namespace Engine.Features;

public enum Visibility
{
    Hidden,
    Greyed,
    Shown,
}

/// <summary>Why a feature is shown, greyed or hidden; the order is the order in which the causes are weighed.</summary>
public enum FeatureReason
{
    Allowed,
    UnknownFeature,
    ModuleNotInTenant,
    NotAllowedByHost,
    SwitchedOff,
    OffForAudience,
    OffForOrganisation,
    NotYet,
    NoLonger,
    OutsidePercentage,
    NotSignedIn,
    PermissionMissing,
    ContractCondition,
    LevelTooLow,
    TemporarilyUnavailable,
}

/// <summary>The outcome of one decision: what a person sees, and why.</summary>
public readonly record struct FeatureDecision(Visibility Visibility, FeatureReason Reason)
{
    public bool IsShown => Visibility == Visibility.Shown;

    public bool IsVisible => Visibility != Visibility.Hidden;
}
