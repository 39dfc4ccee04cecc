using Engine.Features;
using Engine.Tenancy;

namespace Web.Admin.Features;

/// <summary>States as words for the reader and as modifiers for the style sheet; the colour only repeats the word.</summary>
internal static class StateWords
{
    public static string Modifier(this SwitchState state) => state switch
    {
        SwitchState.On => "valid",
        SwitchState.Greyed => "warning",
        SwitchState.Off => "neutral",
    };

    public static string Modifier(this Visibility visibility) => visibility switch
    {
        Visibility.Shown => "valid",
        Visibility.Greyed => "warning",
        Visibility.Hidden => "neutral",
    };

    public static string Word(this Visibility visibility) => visibility switch
    {
        Visibility.Shown => "te zien",
        Visibility.Greyed => "grijs",
        Visibility.Hidden => "niet te zien",
    };
}
