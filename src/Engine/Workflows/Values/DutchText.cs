using Engine.Ui;

namespace Engine.Workflows.Values;

/// <summary>Plain data as a Dutch reader expects them.</summary>
public static class DutchText
{
    /// <returns>One line; empty for nothing.</returns>
    public static string Of(object? value) => value switch
    {
        null => "",
        true => "Ja",
        false => "Nee",
        DateTimeOffset at => Show.Moment(at),
        IReadOnlyList<object?> list => string.Join(", ", list.Select(Of)),
        IReadOnlyDictionary<string, object?> map => string.Join(", ", map.Select(m => $"{m.Key}: {Of(m.Value)}")),
        _ => TextConversion.Write(value),
    };
}
