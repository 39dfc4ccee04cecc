using System.Globalization;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>Moments as text, in the forms that ECMAScript fixes.</summary>
internal static class DateText
{
    private static readonly string[] Weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static string Write(JsDate date) => date.IsValid ? $"{Day(date)} {Clock(date)}" : "Invalid Date";

    public static string Day(JsDate date)
    {
        if (!date.IsValid)
        {
            return "Invalid Date";
        }

        var clock = DateClock.Local(date.Time);
        return string.Create(CultureInfo.InvariantCulture, $"{Weekdays[clock.Weekday]} {Months[clock.Month]} {clock.Day:00} {Year(clock.Year)}");
    }

    public static string Clock(JsDate date)
    {
        var clock = DateClock.Local(date.Time);
        var minutes = (int)(DateClock.Offset(date.Time) / 60_000);
        var zone = minutes == 120 ? "Central European Summer Time" : "Central European Standard Time";
        return string.Create(CultureInfo.InvariantCulture, $"{clock.Hour:00}:{clock.Minute:00}:{clock.Second:00} GMT+{minutes / 60:00}{minutes % 60:00} ({zone})");
    }

    public static string Utc(JsDate date)
    {
        if (!date.IsValid)
        {
            return "Invalid Date";
        }

        var clock = DateClock.Utc(date.Time);
        return string.Create(CultureInfo.InvariantCulture,
            $"{Weekdays[clock.Weekday]}, {clock.Day:00} {Months[clock.Month]} {Year(clock.Year)} {clock.Hour:00}:{clock.Minute:00}:{clock.Second:00} GMT");
    }

    public static string Iso(JsDate date)
    {
        var clock = DateClock.Utc(date.Time);
        var year = clock.Year is >= 0 and <= 9999
            ? clock.Year.ToString("0000", CultureInfo.InvariantCulture)
            : clock.Year.ToString("+000000;-000000", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture,
            $"{year}-{clock.Month + 1:00}-{clock.Day:00}T{clock.Hour:00}:{clock.Minute:00}:{clock.Second:00}.{clock.Millisecond:000}Z");
    }

    private static string Year(double year) => year.ToString("0000;-000000", CultureInfo.InvariantCulture);
}
