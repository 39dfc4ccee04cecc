using Engine.Ui;
using Engine.Workflows.Values;

namespace Engine.Texts;

/// <summary>Plain data as a template reads it: maps and lists of its own, moments on the Dutch clock.</summary>
internal static class TextData
{
    public static Dictionary<string, object?> Of(IReadOnlyDictionary<string, object?> map) => map.ToDictionary(m => m.Key, m => Value(m.Value), StringComparer.Ordinal);

    private static object? Value(object? value) => value switch
    {
        null => "",
        bool => value,
        DateTimeOffset moment => Show.Moment(moment),
        IReadOnlyDictionary<string, object?> map => Of(map),
        IReadOnlyList<object?> list => list.Select(Value).ToList(),
        long or double or decimal => value,
        _ => TextConversion.Write(value),
    };
}
