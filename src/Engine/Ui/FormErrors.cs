using Engine.Modules;

namespace Engine.Ui;

/// <summary>The refusals of the form that a field stands in; cascaded by <see cref="PortalForm"/> or by a page that searches.</summary>
public sealed record FormErrors(IReadOnlyList<Refusal> Refusals)
{
    /// <summary>True for a form that looks for something, in which no field has to be filled.</summary>
    public bool IsSearch { get; init; }

    /// <summary>The first refusal about one field, which is what stands at the field itself.</summary>
    public string? For(string field) =>
        Refusals.FirstOrDefault(r => string.Equals(r.Field, field, StringComparison.OrdinalIgnoreCase))?.Message;
}
