using System.Globalization;
using System.Text;
using Engine.Calendar;
using Engine.Workflows.Expressions.JavaScript;
using Engine.Workflows.Values;

namespace Engine.Workflows.Expressions.Liquid;

/// <summary>Moments on the Dutch clock by a pattern of strftime, with Dutch names of days and months. A dash after % drops the leading zero.</summary>
internal static class DateFilter
{
    public static string Write(Rendering run, object? value, string pattern)
    {
        if (value is null or "")
        {
            return "";
        }

        var asked = value is "now" or "today" ? run.Scope.Time.GetUtcNow() : value;
        if (Conversion.OrNull(asked, TypeAlias.Moment) is not DateTimeOffset moment)
        {
            throw EvaluationFault.Value($"{Plain.NameOf(value)} is geen moment");
        }

        run.Meter.Grow(pattern.Length * 5L);
        var local = DutchTime.Local(moment);
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '%' || i + 1 == pattern.Length)
            {
                text.Append(pattern[i]);
                continue;
            }

            var bare = pattern[i + 1] == '-' && i + 2 < pattern.Length;
            i += bare ? 2 : 1;
            var part = Part(local, pattern[i]);
            text.Append(bare ? part.TrimStart('0', ' ') is { Length: > 0 } digits ? digits : "0" : part);
        }

        return text.ToString();
    }

    private static string Part(DateTimeOffset local, char letter) => letter switch
    {
        'd' => Format(local, "dd"),
        'e' => Format(local, "%d").PadLeft(2),
        'm' => Format(local, "MM"),
        'Y' => Format(local, "yyyy"),
        'y' => Format(local, "yy"),
        'H' => Format(local, "HH"),
        'I' => Format(local, "hh"),
        'M' => Format(local, "mm"),
        'S' => Format(local, "ss"),
        'L' => Format(local, "fff"),
        'j' => local.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
        'F' => Format(local, "yyyy-MM-dd"),
        'T' => Format(local, "HH:mm:ss"),
        'R' => Format(local, "HH:mm"),
        'z' => Format(local, "zzz").Replace(":", "", StringComparison.Ordinal),
        'A' => DutchLocale.Weekdays[(int)local.DayOfWeek],
        'a' => DutchLocale.ShortWeekdays[(int)local.DayOfWeek],
        'B' => DutchLocale.Months[local.Month - 1],
        'b' => DutchLocale.ShortMonths[local.Month - 1],
        '%' => "%",
        _ => throw EvaluationFault.Value($"%{letter} staat niet voor een deel van een datum"),
    };

    private static string Format(DateTimeOffset local, string format) => local.ToString(format, CultureInfo.InvariantCulture);
}
