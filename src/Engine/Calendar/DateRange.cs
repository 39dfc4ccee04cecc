using System.Globalization;

namespace Engine.Calendar;

/// <summary>
/// Dates from a first up to and including a last one ("t/m"). The last day counts: someone insured t/m 30 April is insured on
/// 30 April. Without a last day it runs on.
/// </summary>
public readonly record struct DateRange
{
    /// <exception cref="ArgumentOutOfRangeException">The last day lies before the first; see <see cref="TryCreate"/> for typed input.</exception>
    public DateRange(DateOnly start, DateOnly? end)
    {
        if (end < start)
        {
            throw new ArgumentOutOfRangeException(nameof(end), end, "A range ends on or after the day on which it starts.");
        }

        Start = start;
        End = end;
    }

    public DateOnly Start { get; }

    /// <summary>Last day that counts; null when it runs on.</summary>
    public DateOnly? End { get; }

    /// <summary>Number of days, both ends counted; null when it runs on.</summary>
    public int? Days => End is { } end ? end.DayNumber - Start.DayNumber + 1 : null;

    /// <summary>First day that no longer counts: where a following range starts. Null when it runs on.</summary>
    public DateOnly? NextDay => End?.AddDays(1);

    public static bool TryCreate(DateOnly start, DateOnly? end, out DateRange range)
    {
        range = end < start ? default : new(start, end);
        return !(end < start);
    }

    public bool Contains(DateOnly date) => date >= Start && (End is null || date <= End);

    /// <summary>True when the Dutch date of the moment counts.</summary>
    public bool Contains(DateTimeOffset moment) => Contains(DutchTime.DateOf(moment));

    public bool Contains(DateRange other) => Contains(other.Start) && (End is null || other.End <= End);

    public bool Overlaps(DateRange other) => Contains(other.Start) || other.Contains(Start);

    /// <summary>"01-01-2026 t/m 30-04-2026", or "vanaf 01-01-2026" when it runs on.</summary>
    public override string ToString() => End is { } end
        ? string.Create(CultureInfo.InvariantCulture, $"{Start:dd-MM-yyyy} t/m {end:dd-MM-yyyy}")
        : string.Create(CultureInfo.InvariantCulture, $"vanaf {Start:dd-MM-yyyy}");
}
