using System.Globalization;
using System.Text.Json;

namespace Web.Tests.Api;

/// <summary>Weighs JSON against the part of JSON Schema that the description uses.</summary>
internal static class JsonVorm
{
    public static IEnumerable<string> Fouten(JsonElement schema, JsonElement waarde, string plaats = "$")
    {
        if (schema.TryGetProperty("enum", out var keuzes) && !keuzes.EnumerateArray().Any(k => JsonElement.DeepEquals(k, waarde)))
        {
            return [$"{plaats}: {waarde} is none of {keuzes}"];
        }

        if (schema.TryGetProperty("type", out var type) && !(type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().ToArray() : [type]).Any(t => Past(t.GetString(), waarde)))
        {
            return [$"{plaats}: {waarde.ValueKind} is not {type}"];
        }

        if (schema.TryGetProperty("format", out var format) && waarde.ValueKind == JsonValueKind.String && !Past(format.GetString(), waarde.GetString() ?? ""))
        {
            return [$"{plaats}: {waarde} is no {format}"];
        }

        return waarde.ValueKind switch
        {
            JsonValueKind.Object => Velden(schema, waarde, plaats),
            JsonValueKind.Array => waarde.EnumerateArray().SelectMany((w, i) => Fouten(schema.GetProperty("items"), w, $"{plaats}[{i}]")),
            _ => [],
        };
    }

    private static IEnumerable<string> Velden(JsonElement schema, JsonElement waarde, string plaats)
    {
        var bekend = schema.GetProperty("properties");
        var ontbreekt = schema.TryGetProperty("required", out var nodig) ? nodig.EnumerateArray().Select(n => n.GetString() ?? "").Where(n => !waarde.TryGetProperty(n, out _)) : [];
        return ontbreekt.Select(n => $"{plaats}.{n} is missing").Concat(waarde.EnumerateObject().SelectMany(v =>
            bekend.TryGetProperty(v.Name, out var eigen) ? Fouten(eigen, v.Value, $"{plaats}.{v.Name}") : [$"{plaats}.{v.Name} is not described"]));
    }

    private static bool Past(string? type, JsonElement waarde) => type switch
    {
        "object" => waarde.ValueKind == JsonValueKind.Object,
        "array" => waarde.ValueKind == JsonValueKind.Array,
        "string" => waarde.ValueKind == JsonValueKind.String,
        "integer" => waarde.ValueKind == JsonValueKind.Number && waarde.TryGetInt64(out _),
        "boolean" => waarde.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => waarde.ValueKind == JsonValueKind.Null,
        _ => throw new NotSupportedException(type),
    };

    private static bool Past(string? format, string tekst) => format switch
    {
        "date" => DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTimeOffset.TryParse(tekst, CultureInfo.InvariantCulture, out _),
        "uri" => Uri.TryCreate(tekst, UriKind.Absolute, out _),
        "uuid" => Guid.TryParseExact(tekst, "D", out _),
        _ => throw new NotSupportedException(format),
    };
}
