using System.Collections.Frozen;
using Engine.Tenancy;

namespace Engine.Calendar;

/// <summary>A tenant's working days: Monday to Friday, without Dutch public holidays and without the tenant's own closing days.</summary>
public sealed class WorkingDays(CalendarConfig config, IEnumerable<DateOnly> closingDays)
{
    /// <summary>Of a business without closing days of its own.</summary>
    public static readonly WorkingDays Dutch = new(new(), []);

    public WorkingDays(TenantConfig config)
        : this(config.Calendar, config.ClosingDays.Select(d => d.Date))
    {
    }

    // a calendar in which nothing is open for this long is a fault in the tenant file, not a promise to compute
    private const int Horizon = 3660;

    private readonly FrozenSet<DateOnly> closed = closingDays.ToFrozenSet();

    public bool IsWorkingDay(DateOnly date) =>
        date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !closed.Contains(date)
        && !DutchHolidays.Contains(date, config);

    /// <summary>
    /// The date that lies so many working days after a date; before it when negative. The date itself never counts, so from a
    /// Saturday one working day is Monday. Zero gives the date itself when it is a working day and else the next one.
    /// </summary>
    public DateOnly AddWorkingDays(DateOnly from, int days)
    {
        var step = days < 0 ? -1 : 1;
        var date = from;
        var left = Math.Abs(days);
        if (left == 0 && !IsWorkingDay(date))
        {
            left = 1;
        }

        for (var walked = 0; left > 0; walked++)
        {
            if (walked > Horizon)
            {
                throw new ArgumentOutOfRangeException(nameof(days), days, "A promise of more than ten years is not one.");
            }

            date = date.AddDays(step);
            if (IsWorkingDay(date))
            {
                left--;
            }
        }

        return date;
    }

    /// <summary>What "within <paramref name="from"/> to <paramref name="to"/> working days" promises: the last of those days.</summary>
    /// <param name="moment">When it was asked; the Dutch date of this moment does not count.</param>
    public PromisedDate Promise(DateTimeOffset moment, int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        return new(AddWorkingDays(DutchTime.DateOf(moment), to));
    }

    /// <summary>What "within <paramref name="days"/> working days" promises.</summary>
    public PromisedDate Promise(DateTimeOffset moment, int days) => Promise(moment, days, days);
}
