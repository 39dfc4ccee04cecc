using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Workflows.Definitions.Reading;

/// <summary>Members of JSON objects by name, whatever case the file uses, and their values by type, whatever form they have.</summary>
internal static class Members
{
    /// <summary>Gives known members the names of today; a member that already has that name wins.</summary>
    public static void Rename(JsonObject owner, params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (!owner.ContainsKey(name) && Find(owner, name) is { } present)
            {
                var index = owner.IndexOf(present);
                var value = owner[present];
                owner.RemoveAt(index);
                owner.Insert(index, name, value);
            }
        }
    }

    public static string? Text(JsonObject? owner, string name) => owner?[name] switch
    {
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString(),
        _ => null,
    };

    /// <summary>Text of a member, nothing and white space counting as absent.</summary>
    public static string? Filled(JsonObject? owner, string name) => Text(owner, name) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    public static int? Number(JsonObject? owner, string name) => owner?[name] switch
    {
        JsonValue value when value.TryGetValue(out int number) => number,
        JsonValue value when value.TryGetValue(out string? text)
            && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>A finite number within what a drawing can hold.</summary>
    public static double? Measure(JsonObject? owner, string name)
    {
        double? number = owner?[name] switch
        {
            JsonValue value when value.TryGetValue(out double measure) => measure,
            JsonValue value when value.TryGetValue(out string? text)
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var measure) => measure,
            _ => null,
        };
        return number is { } found && double.IsFinite(found) ? Math.Clamp(found, -1_000_000, 1_000_000) : null;
    }

    public static bool? Flag(JsonObject? owner, string name) => owner?[name] switch
    {
        JsonValue value when value.TryGetValue(out bool flag) => flag,
        JsonValue value when value.TryGetValue(out string? text) && bool.TryParse(text, out var flag) => flag,
        _ => null,
    };

    /// <summary>The member of an enum with that very name, whatever its case; never by number, nor several at once.</summary>
    public static T? Named<T>(string? name)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>Class name of a type name that may carry namespace and assembly.</summary>
    public static string SimpleName(string typeName)
    {
        var name = typeName.Split(',')[0].Trim();
        return name[(name.LastIndexOf('.') + 1)..];
    }

    /// <summary>Objects of a list; a single object counts as a list of one, and what is no object is passed over.</summary>
    public static IEnumerable<JsonObject> Objects(JsonNode? list) => list switch
    {
        JsonArray array => array.OfType<JsonObject>(),
        JsonObject single => [single],
        _ => [],
    };

    private static string? Find(JsonObject owner, string name)
    {
        foreach (var (key, _) in owner)
        {
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return key;
            }
        }

        return null;
    }
}
