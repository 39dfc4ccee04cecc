using System.Globalization;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>toLocaleDateString and its kin, always Dutch and on the Dutch clock.</summary>
internal static class DutchDate
{
    private static readonly string[] Known = ["weekday", "day", "month", "year", "hour", "minute", "second", "timeZone", "dateStyle", "timeStyle"];

    /// <param name="options">weekday, day, month, year, hour, minute, second: numeric, 2-digit, long or short.</param>
    public static string Write(JsDate moment, JsObject? options, bool date, bool time)
    {
        if (!moment.IsValid)
        {
            return "Invalid Date";
        }

        if (options?.Keys.FirstOrDefault(k => !Known.Contains(k)) is { } strange)
        {
            throw EvaluationFault.Value($"de keuze {strange} wordt niet ondersteund");
        }

        var asked = options?.Keys.Where(k => k != "timeZone").ToList() ?? [];
        var clock = DateClock.Local(moment.Time);
        var day = Day(clock, options, asked.Count == 0 && date);
        var hour = Hour(clock, options, asked.Count == 0 && time);
        return day.Length > 0 && hour.Length > 0 ? $"{day}{(Style(options, "month") == "long" ? " om " : ", ")}{hour}" : day + hour;
    }

    private static string Day(DateClock clock, JsObject? options, bool whole)
    {
        var weekday = Style(options, "weekday") switch
        {
            "long" => DutchLocale.Weekdays[clock.Weekday],
            "short" => DutchLocale.ShortWeekdays[clock.Weekday],
            _ => "",
        };
        var month = Style(options, "month");
        var names = month switch { "long" => DutchLocale.Months[clock.Month], "short" => DutchLocale.ShortMonths[clock.Month], _ => null };
        string[] parts =
        [
            whole || Style(options, "day") is not null ? Number(clock.Day, Style(options, "day")) : "",
            names ?? (whole || month is not null ? Number(clock.Month + 1, month) : ""),
            whole || Style(options, "year") is not null ? Year(clock.Year, Style(options, "year")) : "",
        ];
        var text = string.Join(names is null ? "-" : " ", parts.Where(p => p.Length > 0));
        return weekday.Length > 0 && text.Length > 0 ? $"{weekday} {text}" : weekday + text;
    }

    private static string Hour(DateClock clock, JsObject? options, bool whole)
    {
        string[] parts =
        [
            whole || Style(options, "hour") is not null ? Number(clock.Hour, "2-digit") : "",
            whole || Style(options, "minute") is not null ? Number(clock.Minute, "2-digit") : "",
            whole || Style(options, "second") is not null ? Number(clock.Second, "2-digit") : "",
        ];
        return string.Join(':', parts.Where(p => p.Length > 0));
    }

    private static string Number(int number, string? style) => number.ToString(style == "2-digit" ? "00" : "0", CultureInfo.InvariantCulture);

    private static string Year(double year, string? style) => (style == "2-digit" ? year % 100 : year).ToString(style == "2-digit" ? "00" : "0", CultureInfo.InvariantCulture);

    private static string? Style(JsObject? options, string name) => options?.Get(name) as string;
}
