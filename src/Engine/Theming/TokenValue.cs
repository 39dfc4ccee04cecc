using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Engine.Theming;

/// <summary>Token values as CSS. Only forms that cannot break out of a declaration are let through.</summary>
internal static partial class TokenValue
{
    public static string ToCss(string path, string? type, JsonElement value) => type switch
    {
        "color" => Checked(path, type, value.ToString().ToLowerInvariant(), Colour()),
        "dimension" or "duration" => Checked(path, type, Measure(value), Dimension()),
        "fontFamily" => FontFamily(path, value),
        "fontWeight" or "number" => Checked(path, type, value.ToString(), Number()),
        "shadow" => Shadow(path, value),
        "keyword" => Checked(path, type, value.ToString(), Keyword()),
        _ => throw new ThemeException($"{path}: onbekend $type '{type}'. Kies color, dimension, duration, fontFamily, fontWeight, number, shadow of keyword."),
    };

    private static string Checked(string path, string type, string text, Regex form) =>
        form.IsMatch(text) ? text : throw new ThemeException($"{path}: '{(text.Length > 60 ? text[..60] : text)}' is geen {type}.");

    // both forms of the format: "16px", and { "value": 16, "unit": "px" }
    private static string Measure(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty("value", out var number) && value.TryGetProperty("unit", out var unit)
            ? number.GetRawText() + unit
            : value.ToString();

    private static string FontFamily(string path, JsonElement value)
    {
        var names = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(v => v.ToString()) : [value.ToString()];
        return string.Join(", ", names.Select(name => Checked(path, "fontFamily", name, Font())).Select(Quoted));
    }

    private static string Quoted(string font) => font is "sans-serif" or "serif" or "monospace" or "system-ui" ? font : $"\"{font}\"";

    private static string Shadow(string path, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return Checked(path, "shadow", value.ToString(), NoShadow());
        }

        string Part(string name) => value.TryGetProperty(name, out var part)
            ? ToCss($"{path}.{name}", name == "color" ? "color" : "dimension", part)
            : throw new ThemeException(string.Create(CultureInfo.InvariantCulture, $"{path}: een shadow heeft color, offsetX, offsetY, blur en spread."));

        return $"{Part("offsetX")} {Part("offsetY")} {Part("blur")} {Part("spread")} {Part("color")}";
    }

    [GeneratedRegex("^(#[0-9a-f]{3}|#[0-9a-f]{6}|#[0-9a-f]{8}|transparent)$")]
    private static partial Regex Colour();

    [GeneratedRegex("^(0|-?[0-9]{1,5}(\\.[0-9]{1,4})?(px|rem|em|ch|%|ms|s))$")]
    private static partial Regex Dimension();

    [GeneratedRegex("^[0-9]{1,4}(\\.[0-9]{1,4})?$")]
    private static partial Regex Number();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9 -]{0,60}$")]
    private static partial Regex Font();

    [GeneratedRegex("^[a-z][a-z-]{0,30}$")]
    private static partial Regex Keyword();

    [GeneratedRegex("^none$")]
    private static partial Regex NoShadow();
}
