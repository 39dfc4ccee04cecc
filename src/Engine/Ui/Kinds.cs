namespace Engine.Ui;

public enum AlertKind
{
    Info,
    Success,
    Warning,
    Error,
}

public enum ButtonKind
{
    Primary,
    Secondary,
    Danger,
    Subtle,
}

/// <summary>The kinds in the words of the style sheets.</summary>
internal static class Kinds
{
    public static string Modifier(this AlertKind kind) => kind switch
    {
        AlertKind.Info => "info",
        AlertKind.Success => "ok",
        AlertKind.Warning => "warning",
        AlertKind.Error => "error",
    };

    // what tells the outcome of an action is announced; what stands on a page is read in its turn
    public static string? Role(this AlertKind kind) => kind switch
    {
        AlertKind.Success => "status",
        AlertKind.Error => "alert",
        AlertKind.Info or AlertKind.Warning => null,
    };

    public static string Css(this ButtonKind kind) => kind switch
    {
        ButtonKind.Primary => "utrecht-button--primary-action",
        ButtonKind.Secondary => "utrecht-button--secondary-action",
        ButtonKind.Danger => "utrecht-button--primary-action utrecht-button--danger",
        ButtonKind.Subtle => "utrecht-button--subtle",
    };
}
