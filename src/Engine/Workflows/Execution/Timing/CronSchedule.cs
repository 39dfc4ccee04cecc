using System.Diagnostics.CodeAnalysis;
using Engine.Calendar;
using Engine.Workflows.Definitions.Publishing;

namespace Engine.Workflows.Execution.Timing;

/// <summary>
/// Times of a cron expression on the Dutch clock: second, minute, hour, day, month, weekday and perhaps year. A time that the clock skips in
/// spring comes an hour later, one that it shows twice in autumn comes once. Day and weekday must both match.
/// </summary>
public sealed class CronSchedule
{
    // 29 February on a given weekday is at most 40 years away
    private const int MaximumDays = 40 * 366;

    private readonly bool[] seconds;
    private readonly bool[] minutes;
    private readonly bool[] hours;
    private readonly bool[] years;
    private readonly CronDays days;

    private CronSchedule(bool[] seconds, bool[] minutes, bool[] hours, CronDays days, bool[] years) =>
        (this.seconds, this.minutes, this.hours, this.days, this.years) = (seconds, minutes, hours, days, years);

    /// <param name="fault">What is wrong, in Dutch.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out CronSchedule? schedule, [NotNullWhen(false)] out string? fault)
    {
        schedule = null;
        fault = CronSyntax.Problem(text);
        var fields = text.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fault is not null
            || CronField.Read(fields[0], 0, 59) is not { } seconds
            || CronField.Read(fields[1], 0, 59) is not { } minutes
            || CronField.Read(fields[2], 0, 23) is not { } hours
            || CronDays.Read(fields[3], fields[4], fields[5]) is not { } days
            || CronField.Read(fields.Length == 7 ? fields[6] : "*", 1970, 2099) is not { } years)
        {
            fault ??= $"\"{text}\" is geen vast tijdstip";
            return false;
        }

        schedule = new(seconds, minutes, hours, days, years);
        fault = null;
        return true;
    }

    /// <summary>The first time after a moment, in UTC; null when there is none any more.</summary>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var local = DutchTime.Local(after);
        var first = DateOnly.FromDateTime(local.DateTime);
        for (var i = 0; i < MaximumDays; i++)
        {
            var date = first.AddDays(i);
            if (date.Year is >= 1970 and <= 2099 && years[date.Year - 1970] && days.Contains(date) && On(date, after, i == 0 ? Math.Max(0, local.Hour - 1) : 0) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private DateTimeOffset? On(DateOnly date, DateTimeOffset after, int fromHour)
    {
        // where the clock changes, a later time on it may be an earlier moment
        var changes = DutchTime.StartOf(date.AddDays(1)) - DutchTime.StartOf(date) != TimeSpan.FromDays(1);
        DateTimeOffset? earliest = null;
        foreach (var time in Times(changes ? 0 : fromHour))
        {
            var moment = DutchTime.At(date, time);
            if (moment > after && !(moment >= earliest))
            {
                earliest = moment;
                if (!changes)
                {
                    break;
                }
            }
        }

        return earliest;
    }

    private IEnumerable<TimeOnly> Times(int fromHour) =>
        from hour in Enumerable.Range(fromHour, 24 - fromHour)
        where hours[hour]
        from minute in Enumerable.Range(0, 60)
        where minutes[minute]
        from second in Enumerable.Range(0, 60)
        where seconds[second]
        select new TimeOnly(hour, minute, second);
}
