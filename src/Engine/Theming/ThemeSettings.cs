using System.Text.Json;

namespace Engine.Theming;

/// <summary>What a theme sets besides tokens, under <c>$extensions</c>: its fonts and the variant of each part of the layout.</summary>
internal sealed record ThemeSettings
{
    public const string Key = "portal.theme";

    /// <summary>Variants that the layout knows, per part; the first is the default.</summary>
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Looks = new Dictionary<string, IReadOnlyList<string>>
    {
        ["header"] = ["plain", "brand", "inline"],
        ["hero"] = ["art", "cover", "panel"],
        ["tiles"] = ["cards", "rows", "bold"],
        ["table"] = ["lines", "stripes", "grid"],
    };

    /// <summary>Font family to the name of its files in the npm font packages.</summary>
    public IReadOnlyDictionary<string, string> Fonts { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, string> Look { get; init; } = new Dictionary<string, string>();

    /// <exception cref="ThemeException">A part or variant is unknown.</exception>
    public static ThemeSettings Read(JsonElement? extension)
    {
        if (extension is not { } own)
        {
            return new();
        }

        var settings = Deserialize(own);
        foreach (var (part, variant) in settings.Look)
        {
            if (!Looks.TryGetValue(part, out var variants) || !variants.Contains(variant))
            {
                throw new ThemeException($"look.{part}: '{variant}' bestaat niet. Kies uit {string.Join("; ", Looks.Select(l => $"{l.Key}: {string.Join(", ", l.Value)}"))}.");
            }
        }

        return settings.Fonts.All(f => IsPlain(f.Key) && IsPlain(f.Value))
            ? settings
            : throw new ThemeException("fonts: een lettertype heeft een naam van letters, cijfers, spaties en streepjes.");
    }

    /// <summary>Class names for the body: <c>header-plain hero-art …</c></summary>
    public string Classes() => string.Join(' ', Looks.Select(l => $"{l.Key}-{Look.GetValueOrDefault(l.Key, l.Value[0])}"));

    private static ThemeSettings Deserialize(JsonElement own)
    {
        try
        {
            return own.Deserialize<ThemeSettings>(JsonSerializerOptions.Web) ?? new();
        }
        catch (JsonException)
        {
            throw new ThemeException($"$extensions.{Key}: verwacht fonts en look, elk een object met tekst.");
        }
    }

    private static bool IsPlain(string name) => name.Length is > 0 and <= 60 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-');
}
