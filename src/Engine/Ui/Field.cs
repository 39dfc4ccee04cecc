using Microsoft.AspNetCore.Components;

namespace Engine.Ui;

/// <summary>What every form field has: label, hint, error, and the links between them that assistive technology follows.</summary>
public abstract class Field : ComponentBase
{
    /// <summary>Form field name and element id.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>What was typed, kept as it is when it is refused.</summary>
    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public bool Required { get; set; }

    [CascadingParameter]
    public FormErrors? Errors { get; set; }

    protected string? Error => Errors?.For(Name);

    /// <summary>Hint as shown; a field may add to what the page says.</summary>
    protected virtual string? FullHint => Hint;

    /// <summary>Needed with some choices of the form only; the hint says with which.</summary>
    [Parameter]
    public bool Conditional { get; set; }

    /// <summary>In a form that asks for things, what may stay empty says so.</summary>
    protected string FullLabel => Required || Conditional || Errors is null or { IsSearch: true } ? Label : $"{Label} (niet verplicht)";

    protected string? DescribedBy =>
        string.Join(' ', new[] { FullHint is null ? null : HintId, Error is null ? null : ErrorId }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    protected string? Invalid => Error is null ? null : "true";

    protected string HintId => $"{Name}-hint";

    protected string ErrorId => $"{Name}-fout";
}
