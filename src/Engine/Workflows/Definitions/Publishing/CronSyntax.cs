using System.Globalization;

namespace Engine.Workflows.Definitions.Publishing;

/// <summary>Whether a text is a cron expression of six fields, seconds first, as Elsa writes them; a seventh field gives years.</summary>
public static class CronSyntax
{
    private const string Form = "Schrijf zes velden: seconde minuut uur dag maand weekdag, zoals \"0 30 8 * * MON-FRI\".";

    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private static readonly (string Name, int Low, int High)[] Fields =
        [("seconde", 0, 59), ("minuut", 0, 59), ("uur", 0, 23), ("dag", 1, 31), ("maand", 1, 12), ("weekdag", 0, 7), ("jaar", 1970, 2099)];

    /// <returns>What is wrong and the right form, in Dutch; null when it is right.</returns>
    public static string? Problem(string text)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields.Length == 5)
        {
            return $"\"{text}\" heeft vijf velden en dus geen seconden: schrijf \"0 {text.Trim()}\".";
        }

        if (fields.Length is < 5 or > 7)
        {
            return $"\"{text}\" is geen vast tijdstip. {Form}";
        }

        for (var i = 0; i < fields.Length; i++)
        {
            if (!fields[i].Split(',').All(part => IsPart(part.ToUpperInvariant(), i)))
            {
                return string.Create(CultureInfo.InvariantCulture, $"\"{fields[i]}\" kan niet als {Fields[i].Name} ({Fields[i].Low}-{Fields[i].High}). {Form}");
            }
        }

        return null;
    }

    private static bool IsPart(string part, int field)
    {
        var step = part.Split('/');
        if (step.Length > 2 || (step.Length == 2 && !(IsNumber(step[1], out var every) && every > 0 && every <= Fields[field].High)))
        {
            return false;
        }

        var range = step[0];
        if (range is "*" || (range is "?" && field is 3 or 5 && step.Length == 1))
        {
            return true;
        }

        if (step.Length == 1 && IsSpecial(range, field))
        {
            return true;
        }

        var ends = range.Split('-');
        return ends.Length <= 2 && ends.All(end => IsValue(end, field));
    }

    // the last day, the nearest working day, the second Monday
    private static bool IsSpecial(string part, int field) => field switch
    {
        3 => part is "L" or "LW" || (part.EndsWith('W') && IsValue(part[..^1], 3)) || (part.StartsWith("L-", StringComparison.Ordinal) && IsValue(part[2..], 3)),
        5 => part is "L" || (part.EndsWith('L') && IsValue(part[..^1], 5))
            || (part.Split('#') is [var day, var nth] && IsValue(day, 5) && IsNumber(nth, out var number) && number is >= 1 and <= 5),
        _ => false,
    };

    private static bool IsValue(string text, int field) =>
        (IsNumber(text, out var number) && number >= Fields[field].Low && number <= Fields[field].High)
        || (field == 4 && Months.Contains(text)) || (field == 5 && Days.Contains(text));

    private static bool IsNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
