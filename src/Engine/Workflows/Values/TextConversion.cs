using System.Globalization;

namespace Engine.Workflows.Values;

/// <summary>Values as text: numbers as scripts write them, moments in ISO 8601, lists and objects as JSON.</summary>
public static class TextConversion
{
    public static string Write(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        long whole => whole.ToString(CultureInfo.InvariantCulture),
        double number => NumberText.Write(number),
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        IReadOnlyList<object?> or IReadOnlyDictionary<string, object?> => PlainJson.Write(value),
        _ => PlainJson.TextOf(value),
    };
}
