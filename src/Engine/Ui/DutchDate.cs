using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Engine.Ui;

/// <summary>Dates as people type them: day, month, year, with dashes, slashes, dots or spaces, or eight digits in a row.</summary>
public static class DutchDate
{
    private static readonly string[] Formats = ["d-M-yyyy", "ddMMyyyy"];

    // '26 can be 1926 as well, so nothing is guessed
    private static readonly string[] ShortYears = ["d-M-yy", "ddMMyy"];

    public static bool TryParse([NotNullWhen(true)] string? text, out DateOnly date)
    {
        date = default;
        if (text is null || text.Length > 20)
        {
            return false;
        }

        return DateOnly.TryParseExact(Dashed(text), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    /// <summary>True for a day whose year has two digits, which is no date: 30-4-26 may be long ago.</summary>
    public static bool HasShortYear(string text) =>
        DateOnly.TryParseExact(Dashed(text), ShortYears, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Why a text is no date, and what to do about it; both plain Dutch sentences.</summary>
    /// <param name="text">Refused by <see cref="TryParse"/>.</param>
    /// <param name="what">The field as a sentence starts with it: "De einddatum".</param>
    /// <param name="example">A day that fits, as it is typed.</param>
    public static (string Reason, string Remedy) Fault(string? text, string what, string example)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return ($"{what} ontbreekt.", $"Vul een datum in, bijvoorbeeld {example}.");
        }

        if (HasShortYear(text))
        {
            return ($"{what} heeft een jaar van twee cijfers.", $"Schrijf het jaar met vier cijfers, bijvoorbeeld {example}.");
        }

        return Dashed(text).Split('-') is [{ Length: 1 or 2 } day, { Length: 1 or 2 } month, { Length: 4 } year] && (day + month + year).All(char.IsAsciiDigit)
            ? ($"{what} bestaat niet.", $"Vul een dag in die bestaat, bijvoorbeeld {example}.")
            : ($"{what} is niet te lezen.", $"Typ dag-maand-jaar, bijvoorbeeld {example}.");
    }

    private static string Dashed(string text) => text.Trim().Replace('/', '-').Replace('.', '-').Replace(' ', '-');
}
