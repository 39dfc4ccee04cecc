using System.Globalization;

namespace Engine.Calendar;

/// <summary>Moments as people type them, on the Dutch clock.</summary>
public static class DutchMoment
{
    private static readonly string[] Formats = ["dd-MM-yyyy HH:mm", "d-M-yyyy H:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <returns>In UTC, of a time that the clocks show twice the first; null for what is no moment, or one that the clocks skip.</returns>
    public static DateTimeOffset? Parse(string text) =>
        DateTime.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
        && local.Year is >= 2000 and <= 9998 && !DutchTime.Zone.IsInvalidTime(local)
            ? DutchTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local))
            : null;
}
