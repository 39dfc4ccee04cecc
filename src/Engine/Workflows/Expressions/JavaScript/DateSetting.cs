namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>Changing parts of a moment. A part outside its range moves the others: day 32 of January is 1 February.</summary>
internal static class DateSetting
{
    /// <summary>Name, its place among year, month, day, hour, minute, second, millisecond, and how many parts it may set.</summary>
    public static readonly (string Name, int First, int Most)[] Setters =
        [("FullYear", 0, 3), ("Month", 1, 2), ("Date", 2, 1), ("Hours", 3, 4), ("Minutes", 4, 3), ("Seconds", 5, 2), ("Milliseconds", 6, 1)];

    public static object? Set(Run run, JsDate date, Arguments a, int first, int most, bool local)
    {
        // a year makes a moment of what was none
        if (!date.IsValid && first > 0)
        {
            return double.NaN;
        }

        var time = date.IsValid ? date.Time : 0;
        var clock = local && date.IsValid ? DateClock.Local(time) : DateClock.Utc(time);
        double[] parts = [clock.Year, clock.Month, clock.Day, clock.Hour, clock.Minute, clock.Second, clock.Millisecond];
        parts[first] = a.Number(run, 0);
        for (var i = 1; i < most && i < a.Count; i++)
        {
            parts[first + i] = a.Number(run, i);
        }

        var made = DateClock.Make(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]);
        date.Time = local ? DateClock.FromLocal(made) : DateClock.Clip(made);
        return date.Time;
    }
}
