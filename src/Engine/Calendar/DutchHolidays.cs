namespace Engine.Calendar;

/// <summary>Dutch public holidays, computed: they need no list that somebody has to keep up to date.</summary>
public static class DutchHolidays
{
    /// <param name="config">The tenant's choice for Good Friday and 5 May.</param>
    public static bool Contains(DateOnly date, CalendarConfig config) =>
        IsFixed(date) || IsLiberationDay(date, config.LiberationDay) || IsAroundEaster(date, config.GoodFriday);

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Jones and Butcher).</summary>
    public static DateOnly EasterSunday(int year)
    {
        var golden = year % 19;
        var (century, rest) = Math.DivRem(year, 100);
        var correction = (century - (century + 8) / 25 + 1) / 3;
        var epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        var weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
        var late = (golden + 11 * epact + 22 * weekday) / 451;
        var (month, day) = Math.DivRem(epact + weekday - 7 * late + 114, 31);
        return new(year, month, day + 1);
    }

    private static bool IsFixed(DateOnly date) => (date.Month, date.Day) switch
    {
        (1, 1) or (12, 25) or (12, 26) => true,
        // King's Day is a day early when 27 April is a Sunday
        (4, 27) => date.DayOfWeek != DayOfWeek.Sunday,
        (4, 26) => date.DayOfWeek == DayOfWeek.Saturday,
        _ => false,
    };

    private static bool IsLiberationDay(DateOnly date, LiberationDay rule) => (date.Month, date.Day) == (5, 5) && rule switch
    {
        LiberationDay.Never => false,
        LiberationDay.FiveYears => date.Year % 5 == 0,
        LiberationDay.EveryYear => true,
    };

    private static bool IsAroundEaster(DateOnly date, bool goodFriday) => (date.DayNumber - EasterSunday(date.Year).DayNumber) switch
    {
        -2 => goodFriday,
        // Easter Sunday and Monday, Ascension Day, Whit Sunday and Monday
        0 or 1 or 39 or 49 or 50 => true,
        _ => false,
    };
}
