using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Engine.Audit;

/// <summary>Finds citizen service numbers in free text, where none may be: logs hold none (NEN 7513; AVG article 87).</summary>
public static partial class PersonalNumbers
{
    /// <summary>Replaces each run of nine digits that passes the eleven test, with or without dots or spaces, by asterisks.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Mask(string? text) =>
        text is null ? null : NineDigits().Replace(text, match => IsCitizenNumber(match.Value) ? "*********" : match.Value);

    /// <summary>Whether <see cref="Mask"/> would hide something.</summary>
    public static bool Contains(string text) => NineDigits().Matches(text).Any(match => IsCitizenNumber(match.Value));

    private static bool IsCitizenNumber(string text)
    {
        var sum = 0;
        var weight = 9;
        foreach (var digit in text.Where(char.IsAsciiDigit))
        {
            sum += (digit - '0') * (weight == 1 ? -1 : weight);
            weight--;
        }

        return sum % 11 == 0 && sum != 0;
    }

    [GeneratedRegex(@"(?<![\d-])\d(?:[ .]?\d){8}(?![\d-])")]
    private static partial Regex NineDigits();
}
