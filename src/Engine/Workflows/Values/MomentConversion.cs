using System.Globalization;
using Engine.Calendar;

namespace Engine.Workflows.Values;

/// <summary>Moments in ISO 8601. Without an offset a time is Dutch time; a date alone is the start of that Dutch day.</summary>
internal static class MomentConversion
{
    private static readonly string[] WithOffset = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static bool Try(object value, out object? result, out string? reason)
    {
        reason = null;
        result = value as DateTimeOffset?;
        if (value is string text)
        {
            result = Parse(text.Trim());
            reason = result is null ? $"\"{text}\" is geen moment: schrijf bijvoorbeeld 2026-09-16T12:00:00+02:00" : null;
        }
        else if (value is long or double)
        {
            reason = "een getal is geen moment: gebruik new Date(...) om van milliseconden een moment te maken";
        }

        return result is not null;
    }

    private static DateTimeOffset? Parse(string text)
    {
        var spaced = text.Length > 10 && text[10] == ' ' ? string.Concat(text.AsSpan(0, 10), "T", text.AsSpan(11)) : text;
        if (DateOnly.TryParseExact(spaced, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return DutchTime.StartOf(date);
        }

        if (!DateTime.TryParseExact(spaced, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local))
        {
            return null;
        }

        return local.Kind == DateTimeKind.Unspecified && !HasOffset(spaced)
            ? DutchTime.At(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local))
            : DateTimeOffset.TryParse(spaced, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;
    }

    private static bool HasOffset(string text) => text.AsSpan(10).IndexOfAny('+', '-', 'Z') > 0;
}
