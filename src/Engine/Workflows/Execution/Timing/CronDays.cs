namespace Engine.Workflows.Execution.Timing;

/// <summary>Day, month and weekday of a cron expression, with the last day (L), the nearest weekday (W) and the nth weekday (#).</summary>
internal sealed class CronDays
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    private static readonly string[] Names = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly bool[] months;
    private readonly List<Func<DateOnly, bool>> days = [];
    private readonly List<Func<DateOnly, bool>> weekdays = [];

    private CronDays(bool[] months) => this.months = months;

    /// <returns>Null when one of the fields is wrong.</returns>
    public static CronDays? Read(string day, string month, string weekday)
    {
        if (CronField.Read(month, 1, 12, Months) is not { } months)
        {
            return null;
        }

        var read = new CronDays(months);
        return day.Split(',').All(read.AddDay) && weekday.Split(',').All(read.AddWeekday) ? read : null;
    }

    public bool Contains(DateOnly date) => months[date.Month - 1] && days.Exists(d => d(date)) && weekdays.Exists(w => w(date));

    private bool AddDay(string part)
    {
        if (part is "L" or "LW")
        {
            days.Add(date => date == (part == "L" ? Last(date) : Weekday(Last(date))));
            return true;
        }

        if (part.StartsWith("L-", StringComparison.Ordinal) && CronField.Number(part[2..], 1, 31) is { } before)
        {
            days.Add(date => date == Last(date).AddDays(-before));
            return true;
        }

        if (part.EndsWith('W') && CronField.Number(part[..^1], 1, 31) is { } near)
        {
            days.Add(date => near <= Last(date).Day && date == Weekday(new(date.Year, date.Month, near)));
            return true;
        }

        if (CronField.Read(part, 1, 31) is not { } set)
        {
            return false;
        }

        days.Add(date => set[date.Day - 1]);
        return true;
    }

    private bool AddWeekday(string part)
    {
        if (part.Split('#') is [var name, var nth] && Day(name) is { } day && CronField.Number(nth, 1, 5) is { } number)
        {
            weekdays.Add(date => (int)date.DayOfWeek == day && (date.Day + 6) / 7 == number);
            return true;
        }

        if (part.EndsWith('L') && (part == "L" ? 6 : Day(part[..^1])) is { } last)
        {
            weekdays.Add(date => (int)date.DayOfWeek == last && (part == "L" || date.Day > Last(date).Day - 7));
            return true;
        }

        if (CronField.Read(part.Replace("SUN", "0", StringComparison.Ordinal), 0, 7, Names) is not { } set)
        {
            return false;
        }

        // both 0 and 7 are Sunday
        weekdays.Add(date => set[(int)date.DayOfWeek] || (date.DayOfWeek == DayOfWeek.Sunday && set[7]));
        return true;
    }

    private static int? Day(string text) => CronField.Number(text, 0, 7, Names) % 7;

    private static DateOnly Last(DateOnly date) => new(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));

    /// <summary>The nearest Monday to Friday within the month.</summary>
    private static DateOnly Weekday(DateOnly date) => date.DayOfWeek switch
    {
        DayOfWeek.Saturday => date.Day == 1 ? date.AddDays(2) : date.AddDays(-1),
        DayOfWeek.Sunday => date == Last(date) ? date.AddDays(-2) : date.AddDays(1),
        _ => date,
    };
}
