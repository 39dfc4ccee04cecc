namespace Engine.Calendar;

/// <summary>Whether 5 May is a day off: for many employers only in the lustrum years 2025, 2030 and so on.</summary>
public enum LiberationDay
{
    Never,
    FiveYears,
    EveryYear,
}

/// <summary>A tenant's choice for the two days that are holidays at one employer and working days at another.</summary>
public sealed record CalendarConfig
{
    public bool GoodFriday { get; init; }

    public LiberationDay LiberationDay { get; init; } = LiberationDay.Never;
}
