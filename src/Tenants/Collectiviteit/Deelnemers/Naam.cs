using System.Globalization;
using System.Text;

namespace Collectiviteit.Deelnemers;

/// <summary>Names as they are shown, sorted and searched for.</summary>
public static class Naam
{
    public const int MaximumLengte = 120;
    public const int MaximumVoorletters = 20;
    public const int MaximumWoord = 60;
    public const int MaximumSleutel = 160;

    private static readonly HashSet<string> Voorvoegsels = new(StringComparer.Ordinal)
    {
        "van", "de", "der", "den", "het", "t", "ter", "ten", "te", "in", "op", "aan", "bij", "el", "al", "ben", "da", "dos", "du", "la", "le", "von", "zu", "s",
    };

    /// <summary>Words that so many names share that a search never starts from them.</summary>
    public static bool IsVoorvoegsel(string woord) => Voorvoegsels.Contains(woord);

    /// <summary>"J.A. van der Poel".</summary>
    public static string Toon(Deelnemer deelnemer) => Toon(deelnemer.Voorletters, deelnemer.Tussenvoegsel, deelnemer.Achternaam);

    public static string Toon(string voorletters, string? tussenvoegsel, string achternaam) =>
        string.Join(' ', new[] { voorletters, tussenvoegsel, achternaam }.Where(d => !string.IsNullOrEmpty(d)));

    /// <summary>"poel, van der, j.a.": the order of a Dutch list, without accents and capitals.</summary>
    public static string Sleutel(Deelnemer deelnemer) => Sleutel(deelnemer.Voorletters, deelnemer.Tussenvoegsel, deelnemer.Achternaam);

    public static string Sleutel(string voorletters, string? tussenvoegsel, string achternaam)
    {
        var sleutel = $"{Schoon(achternaam)}, {Schoon(tussenvoegsel ?? "")}, {Schoon(voorletters)}";
        return sleutel.Length <= MaximumSleutel ? sleutel : sleutel[..MaximumSleutel];
    }

    /// <summary>Every word under which a person is found: parts of the name, parts of compounds, and compounds written as one word.</summary>
    public static IReadOnlySet<string> Zoekwoorden(Deelnemer deelnemer)
    {
        var woorden = new HashSet<string>(StringComparer.Ordinal);
        foreach (var deel in new[] { deelnemer.Voornaam, deelnemer.Tussenvoegsel, deelnemer.Achternaam })
        {
            foreach (var brok in (deel ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var stukken = Normaliseer(brok);
                woorden.UnionWith(stukken);
                woorden.Add(Kort(string.Concat(stukken)));
            }
        }

        // a first name already starts with its initial; without one the initial must be found by itself
        if (Normaliseer(deelnemer.Voorletters) is [var letter, ..] && !woorden.Any(w => w.StartsWith(letter, StringComparison.Ordinal)))
        {
            woorden.Add(letter);
        }

        woorden.Remove("");
        return woorden;
    }

    /// <summary>Words in the form in which they are compared: small letters and digits of any script, without accents.</summary>
    public static IReadOnlyList<string> Normaliseer(string tekst) =>
        [.. new string([.. Schoon(tekst).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Kort)];

    private static string Kort(string woord) => woord.Length <= MaximumWoord ? woord : woord[..MaximumWoord];

    private static string Schoon(string tekst)
    {
        var schoon = new StringBuilder(tekst.Length);
        foreach (var c in tekst.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Control)
            {
                continue;
            }

            schoon.Append(ZonderStreep(char.ToLowerInvariant(c)));
        }

        return schoon.ToString().Trim();
    }

    // letters whose stroke or shape no decomposition takes off
    private static string ZonderStreep(char c) => c switch
    {
        'ł' => "l",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => c.ToString(),
    };
}
