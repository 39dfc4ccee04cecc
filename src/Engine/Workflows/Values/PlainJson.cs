using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Workflows.Values;

/// <summary>
/// Plain data as the JSON that others read and send: moments, spans, ids and bytes are text. Which of them a text was, only a
/// type can tell when it is read back (<see cref="Conversion"/>); <see cref="StateJson"/> keeps it.
/// </summary>
public static class PlainJson
{
    internal static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 4 * MaximumDepth };

    internal const int MaximumDepth = 64;

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = MaximumDepth };

    /// <summary>One line of JSON, names in the order of the value.</summary>
    public static string Write(object? value) => Write(value, sorted: false);

    /// <summary>One form for equal values: names sorted by code unit, whole numbers without a fraction. The input of hashes.</summary>
    public static string WriteCanonical(object? value) => Write(value, sorted: true);

    /// <exception cref="JsonException">The text is no JSON, is nested deeper than 64, or has half a character.</exception>
    public static object? Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Reading);
            return Read(document.RootElement);
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException("The text has half a character.", half);
        }
    }

    /// <summary>Whole numbers within 64 bits become long, other numbers double. Of a name that stands twice the last counts.</summary>
    public static object? Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.True or JsonValueKind.False:
                return element.GetBoolean();
            case JsonValueKind.Number:
                return ReadNumber(element.GetRawText());
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(Read).ToList();
            case JsonValueKind.Object:
                var map = new OrderedDictionary<string, object?>();
                foreach (var property in element.EnumerateObject())
                {
                    map[property.Name] = Read(property.Value);
                }

                return map;
            default:
                return null;
        }
    }

    public static object? Read(JsonNode? node) => node is null ? null : Read(node.Deserialize<JsonElement>());

    internal static object ReadNumber(string digits) =>
        long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && digits != "-0"
            ? (object)whole
            : double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);

    internal static string Moment(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    private static string Write(object? value, bool sorted)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Writing))
        {
            Write(writer, value, sorted);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, object? value, bool sorted)
    {
        switch (value)
        {
            case IReadOnlyDictionary<string, object?> map:
                writer.WriteStartObject();
                foreach (var (name, item) in sorted ? map.OrderBy(p => p.Key, StringComparer.Ordinal) : map.AsEnumerable())
                {
                    writer.WritePropertyName(name);
                    Write(writer, item, sorted);
                }

                writer.WriteEndObject();
                break;
            case IReadOnlyList<object?> list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item, sorted);
                }

                writer.WriteEndArray();
                break;
            default:
                WriteSingle(writer, value);
                break;
        }
    }

    private static void WriteSingle(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case long whole:
                writer.WriteNumberValue(whole);
                break;
            case decimal number:
                // trailing zeros say nothing to a reader of JSON
                writer.WriteRawValue(number.ToString("0.############################", CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                writer.WriteRawValue(NumberText.Write(number));
                break;
            case double:
                writer.WriteNullValue();
                break;
            default:
                writer.WriteStringValue(TextOf(value));
                break;
        }
    }

    internal static string TextOf(object value) => value switch
    {
        string text => text,
        DateTimeOffset moment => Moment(moment),
        TimeSpan span => TimeSpans.Write(span),
        Guid id => id.ToString("D"),
        byte[] bytes => Convert.ToBase64String(bytes),
        _ => throw new ArgumentException($"A value of type {value.GetType().Name} is not plain data.", nameof(value)),
    };
}
