using System.Globalization;
using System.Text.Json;

namespace Engine.Workflows.Values;

/// <summary>Lists, sets and maps, item by item; text is read as JSON.</summary>
internal static class ListConversion
{
    public static bool TryList(object value, TypeAlias target, out object? result, out string? reason)
    {
        result = null;
        if (!Plain.IsList(Opened(value, '['), out var list))
        {
            reason = null;
            return false;
        }

        var element = target.Element ?? TypeAlias.Object;
        List<object?> items = new(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            if (Conversion.Try(list[i], element, out var item) is { } failure)
            {
                reason = string.Create(CultureInfo.InvariantCulture, $"item {i + 1} van de lijst: {failure.Message}");
                return false;
            }

            if (target.Kind != ValueKind.Set || !items.Exists(known => Plain.Same(known, item)))
            {
                items.Add(item);
            }
        }

        (result, reason) = (items, null);
        return true;
    }

    public static bool TryMap(object value, TypeAlias target, out object? result, out string? reason)
    {
        result = null;
        if (!Plain.IsMap(Opened(value, '{'), out var map))
        {
            reason = null;
            return false;
        }

        var items = new OrderedDictionary<string, object?>();
        foreach (var (name, item) in map)
        {
            if (Conversion.Try(item, target.Element ?? TypeAlias.Object, out var converted) is { } failure)
            {
                reason = $"veld {name}: {failure.Message}";
                return false;
            }

            items[name] = converted;
        }

        (result, reason) = (items, null);
        return true;
    }

    private static object? Opened(object value, char first)
    {
        if (value is not string text || !text.AsSpan().TrimStart().StartsWith([first]))
        {
            return value;
        }

        try
        {
            return PlainJson.Read(text);
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
