using Engine.Tenancy;

namespace Engine.Features;

public enum ScopeKind
{
    /// <summary>Everyone, own settings of audiences and organisations included.</summary>
    Everyone,
    Audience,
    Organisation,
}

/// <summary>For whom a switch counts.</summary>
/// <param name="Id">Audience id or organisation number; empty for everyone.</param>
public readonly record struct FeatureScope(ScopeKind Kind, string Id)
{
    public static readonly FeatureScope Everyone = new(ScopeKind.Everyone, "");

    /// <summary>As forms carry it: <c>iedereen</c>, <c>groep:id</c>, <c>organisatie:nummer</c>.</summary>
    public string Text => Kind switch
    {
        ScopeKind.Everyone => "iedereen",
        ScopeKind.Audience => $"groep:{Id}",
        ScopeKind.Organisation => $"organisatie:{Id}",
    };

    public static FeatureScope? Parse(string? text) => text?.Split(':', 2) switch
    {
        ["iedereen"] => Everyone,
        ["groep", { Length: > 0 } id] => new(ScopeKind.Audience, id),
        ["organisatie", { Length: > 0 } number] => new(ScopeKind.Organisation, number.Trim()),
        _ => null,
    };

    /// <summary>The state that the tenant set for exactly this scope; null when it follows the wider one.</summary>
    public SwitchState? StateIn(FeatureConfig config) => Kind switch
    {
        ScopeKind.Everyone => config.State,
        ScopeKind.Audience => config.Audiences.TryGetValue(Id, out var state) ? state : null,
        ScopeKind.Organisation => config.Organisations.TryGetValue(Id, out var state) ? state : null,
    };
}

/// <summary>States of a switch in Dutch and as the tenant file writes them.</summary>
public static class SwitchText
{
    public static string Dutch(SwitchState? state) => state switch
    {
        null => "volgt de instelling voor iedereen",
        SwitchState.On => "aan",
        SwitchState.Greyed => "grijs",
        SwitchState.Off => "uit",
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static SwitchState? Parse(string? text) => text switch
    {
        "aan" => SwitchState.On,
        "grijs" => SwitchState.Greyed,
        "uit" => SwitchState.Off,
        _ => null,
    };

    internal static string Json(SwitchState state) => state switch
    {
        SwitchState.On => "\"on\"",
        SwitchState.Greyed => "\"greyed\"",
        SwitchState.Off => "\"off\"",
    };
}
