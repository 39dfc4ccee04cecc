using Engine.Ui;

namespace Engine.Theming;

/// <summary>
/// The pairs of colours that stand on each other in the portal, with what WCAG 2.2 AA asks of them: 4.5 for text (1.4.3),
/// 3 for the edge of a control and for the focus ring (1.4.11, 2.4.13). A theme that misses one is refused.
/// </summary>
internal static class ContrastGate
{
    private const double Text = 4.5;
    private const double Control = 3;

    public static readonly IReadOnlyList<(string Colour, string On, double Needed, string What)> Pairs =
    [
        ("text", "background", Text, "tekst op de pagina"),
        ("text", "surface", Text, "tekst op een kaart"),
        ("muted", "background", Text, "toelichting op de pagina"),
        ("muted", "surface", Text, "toelichting op een kaart"),
        ("heading", "background", Text, "kop op de pagina"),
        ("heading", "surface", Text, "kop op een kaart"),
        ("link", "background", Text, "link op de pagina"),
        ("link", "surface", Text, "link op een kaart"),
        ("on-action", "action", Text, "tekst op de knop"),
        ("on-action", "action-hover", Text, "tekst op de knop onder de muis"),
        ("action", "background", Control, "knop op de pagina"),
        ("action", "surface", Control, "knop op een kaart"),
        ("on-danger", "danger", Text, "tekst op de waarschuwende knop"),
        ("header-text", "header", Text, "tekst in de kop van het portaal"),
        ("nav-text", "nav", Text, "tekst in het menu"),
        ("nav-current-text", "nav-current", Text, "gekozen regel in het menu"),
        ("hero-text", "hero", Text, "tekst in het openingsvlak"),
        ("on-hero-action", "hero-action", Text, "tekst op de knop in het openingsvlak"),
        ("hero-action", "hero", Control, "knop in het openingsvlak"),
        ("footer-text", "footer", Text, "tekst in de voet"),
        ("table-head-text", "table-head", Text, "kolomkop"),
        ("text", "table-stripe", Text, "tekst in een tabelrij"),
        ("pending", "background", Text, "rij in behandeling"),
        ("info-text", "info", Text, "mededeling"),
        ("ok-text", "ok", Text, "geslaagd"),
        ("warning-text", "warning", Text, "waarschuwing"),
        ("error-text", "error", Text, "foutmelding"),
        ("error-text", "background", Text, "foutmelding bij een veld"),
        ("error-text", "surface", Text, "foutmelding bij een veld op een kaart"),
        ("border", "surface", Control, "rand van een invoerveld"),
        ("border", "background", Control, "rand van een invoerveld op de pagina"),
        ("focus", "background", Control, "focusrand op de pagina"),
        ("focus", "surface", Control, "focusrand op een kaart"),
        ("header-focus", "header", Control, "focusrand in de kop van het portaal"),
        ("nav-focus", "nav", Control, "focusrand in het menu"),
        ("hero-focus", "hero", Control, "focusrand in het openingsvlak"),
        ("footer-focus", "footer", Control, "focusrand in de voet"),
        ("chart", "surface", Control, "staaf in een grafiek"),
    ];

    /// <summary>Every pair that misses, in plain Dutch; empty for a theme that may be used.</summary>
    public static IReadOnlyList<string> Check(IReadOnlyDictionary<string, string> values) =>
        [.. Pairs.Select(pair => Fault(values, pair)).OfType<string>()];

    private static string? Fault(IReadOnlyDictionary<string, string> values, (string Colour, string On, double Needed, string What) pair)
    {
        var (first, second) = ($"portal.color.{pair.Colour}", $"portal.color.{pair.On}");
        if (!values.TryGetValue(first, out var colour) || !values.TryGetValue(second, out var on))
        {
            return $"{(values.ContainsKey(first) ? second : first)} ontbreekt ({pair.What}).";
        }

        try
        {
            var ratio = Contrast.Ratio(colour, on);
            // rounded down, so that what reads as enough is enough
            return ratio >= pair.Needed ? null : string.Create(
                Show.Dutch,
                $"{pair.What}: {first} ({colour}) op {second} ({on}) heeft contrast {Math.Floor(ratio * 100) / 100:0.00}:1, nodig is {pair.Needed:0.0}:1 (WCAG 2.2 AA).");
        }
        catch (FormatException fault)
        {
            return $"{pair.What}: {first} op {second}: {fault.Message}";
        }
    }
}
