using System.Globalization;
using System.Text.Json;

namespace Engine.Workflows.Values;

/// <summary>
/// Plain data in the stored state of an instance, without loss and without types beside it: what JSON has no form for stands in
/// an object with one name that starts with a dollar (<c>{"$date":"..."}</c>). A number with a point or exponent is a double.
/// </summary>
internal static class StateJson
{
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case long whole:
                writer.WriteNumberValue(whole);
                break;
            case double number when double.IsFinite(number):
                var digits = number.ToString("R", CultureInfo.InvariantCulture);
                writer.WriteRawValue(digits.AsSpan().ContainsAny('.', 'E') ? digits : digits + ".0");
                break;
            case double number:
                WriteTagged(writer, "$number", NumberText.Write(number));
                break;
            case decimal number:
                WriteTagged(writer, "$decimal", number.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset moment:
                WriteTagged(writer, "$date", PlainJson.Moment(moment));
                break;
            case TimeSpan span:
                WriteTagged(writer, "$span", TimeSpans.Write(span));
                break;
            case Guid id:
                WriteTagged(writer, "$guid", id.ToString("D"));
                break;
            case byte[] bytes:
                WriteTagged(writer, "$bytes", Convert.ToBase64String(bytes));
                break;
            case IReadOnlyDictionary<string, object?> map:
                WriteMap(writer, map);
                break;
            case IReadOnlyList<object?> list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                throw new ArgumentException($"A value of type {value.GetType().Name} is not plain data.", nameof(value));
        }
    }

    /// <exception cref="JsonException">The text was not written by <see cref="Write"/>.</exception>
    public static object? Read(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().Select(Read).ToList();
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return element.ValueKind == JsonValueKind.Number ? ReadNumber(element.GetRawText()) : PlainJson.Read(element);
        }

        var map = new OrderedDictionary<string, object?>();
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name.StartsWith('$') && map.Count == 0 && TryTagged(property, out var value))
            {
                return value;
            }

            map[property.Name] = Read(property.Value);
        }

        return map;
    }

    private static object ReadNumber(string digits) => digits.AsSpan().ContainsAny('.', 'E')
        ? (object)double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture)
        : long.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    private static bool TryTagged(JsonProperty property, out object? value)
    {
        var text = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() ?? "" : "";
        value = property.Name switch
        {
            "$map" => ReadMap(property.Value),
            "$number" => text switch { "NaN" => double.NaN, "Infinity" => double.PositiveInfinity, _ => double.NegativeInfinity },
            "$decimal" => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture),
            "$date" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
            "$span" => TimeSpan.ParseExact(text, "c", CultureInfo.InvariantCulture),
            "$guid" => Guid.Parse(text),
            "$bytes" => Convert.FromBase64String(text),
            _ => throw new JsonException($"Unknown kind of value {property.Name}."),
        };
        return true;
    }

    private static void WriteTagged(Utf8JsonWriter writer, string tag, string text)
    {
        writer.WriteStartObject();
        writer.WriteString(tag, text);
        writer.WriteEndObject();
    }

    private static void WriteMap(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> map)
    {
        // a name of the data that looks like one of ours is wrapped, so that it is read as data
        var wrapped = map.Keys.FirstOrDefault()?.StartsWith('$') == true;
        writer.WriteStartObject();
        if (wrapped)
        {
            writer.WriteStartObject("$map");
        }

        foreach (var (name, item) in map)
        {
            writer.WritePropertyName(name);
            Write(writer, item);
        }

        if (wrapped)
        {
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static OrderedDictionary<string, object?> ReadMap(JsonElement element)
    {
        var map = new OrderedDictionary<string, object?>();
        foreach (var property in element.EnumerateObject())
        {
            map[property.Name] = Read(property.Value);
        }

        return map;
    }
}
