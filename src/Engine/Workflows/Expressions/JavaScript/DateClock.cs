using Engine.Calendar;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>A moment taken apart and put together as ECMAScript does, in UTC or on the Dutch clock.</summary>
/// <param name="Month">From 0.</param>
/// <param name="Weekday">From 0, Sunday.</param>
internal readonly record struct DateClock(double Year, int Month, int Day, int Hour, int Minute, int Second, int Millisecond, int Weekday)
{
    public const double DayLength = 86_400_000;

    private const double Last = 8.64e15;

    public static DateClock Utc(double time)
    {
        var day = Math.Floor(time / DayLength);
        var rest = (long)(time - (day * DayLength));
        var (year, month, date) = Civil((long)day);
        return new(year, month - 1, date, (int)(rest / 3_600_000), (int)(rest / 60_000 % 60), (int)(rest / 1000 % 60), (int)(rest % 1000), Modulo((long)day + 4, 7));
    }

    public static DateClock Local(double time) => Utc(time + Offset(time));

    /// <summary>Milliseconds by which the Dutch clock is ahead of UTC at a moment.</summary>
    public static double Offset(double time) => Moment(time) is { } moment
        ? DutchTime.Zone.GetUtcOffset(moment).TotalMilliseconds
        : DutchTime.Zone.BaseUtcOffset.TotalMilliseconds;

    /// <summary>The moment in UTC of what the Dutch clock shows. A time that is skipped lies an hour later; of a double time the first counts.</summary>
    public static double FromLocal(double local)
    {
        if (double.IsNaN(local) || Math.Abs(local) > Last + DayLength)
        {
            return double.NaN;
        }

        // an hour that is skipped is read with the offset from before, a double one too
        var before = Offset(local - DayLength);
        var guess = local - before;
        if (Offset(guess) == before)
        {
            return Clip(guess);
        }

        var other = local - Offset(guess);
        return Clip(Offset(other) == Offset(guess) ? other : guess);
    }

    /// <summary>Parts may lie outside their range: day 0 is the last day of the month before.</summary>
    public static double Make(double year, double month, double day, double hour, double minute, double second, double millisecond)
    {
        double[] parts = [year, month, day, hour, minute, second, millisecond];
        if (!parts.All(double.IsFinite) || Math.Abs(year) > 400_000 || Math.Abs(month) > 5_000_000)
        {
            return double.NaN;
        }

        var months = (Math.Truncate(year) * 12) + Math.Truncate(month);
        var days = Days((long)Math.Floor(months / 12), Modulo((long)months, 12) + 1, 1) + Math.Truncate(day) - 1;
        return (days * DayLength) + (Math.Truncate(hour) * 3_600_000) + (Math.Truncate(minute) * 60_000) + (Math.Truncate(second) * 1000) + Math.Truncate(millisecond);
    }

    public static double Clip(double time) => double.IsFinite(time) && Math.Abs(time) <= Last ? Math.Truncate(time) + 0.0 : double.NaN;

    /// <summary>Null outside the years 1 to 9999.</summary>
    public static DateTimeOffset? Moment(double time) =>
        time is >= -62135596800000 and < 253402300800000 ? DateTimeOffset.FromUnixTimeMilliseconds((long)time) : null;

    private static int Modulo(long number, int by) => (int)(((number % by) + by) % by);

    // days since 1970 of the proleptic Gregorian calendar, counted in eras of 400 years that start on 1 March
    private static double Days(long year, int month, int day)
    {
        var y = month <= 2 ? year - 1 : year;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yearOfEra = y - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        return (era * 146097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719468;
    }

    private static (long Year, int Month, int Day) Civil(long days)
    {
        var z = days + 719468;
        var era = (z >= 0 ? z : z - 146096) / 146097;
        var dayOfEra = z - (era * 146097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var mp = ((5 * dayOfYear) + 2) / 153;
        var day = (int)(dayOfYear - (((153 * mp) + 2) / 5) + 1);
        var month = (int)(mp < 10 ? mp + 3 : mp - 9);
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, day);
    }
}
