namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>A list of the script. It has no holes: what would make one is refused.</summary>
internal sealed class JsArray(List<object?> items)
{
    /// <summary>Room that one evaluation may ask for in one list.</summary>
    public const int MaximumLength = 100_000;

    public JsArray() : this([])
    {
    }

    public List<object?> Items => items;

    public int Length => items.Count;

    /// <summary>The value behind a variable, so a change goes back to it.</summary>
    public bool OfVariable { get; init; }

    /// <summary>The item, or undefined outside the list; a callback may have shortened the list that is gone through.</summary>
    public object? At(int index) => index >= 0 && index < items.Count ? items[index] : Undefined.Value;
}
