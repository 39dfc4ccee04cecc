using System.Globalization;

namespace Engine.Workflows.Values;

/// <summary>
/// Spans of time in the form <c>[-][d.]hh:mm:ss[.fffffff]</c>. The platform reads <c>72:00:00</c> as 72 days; here more than
/// 23 hours is an error that shows the right form.
/// </summary>
public static class TimeSpans
{
    private const string Form = "dagen.uren:minuten:seconden, zoals 3.00:00:00 voor drie dagen";

    /// <param name="fault">What is wrong and the right form, in Dutch; null when the text is right.</param>
    public static bool TryParse(string? text, out TimeSpan span, out string? fault)
    {
        span = default;
        fault = $"\"{text}\" is geen tijdsduur: schrijf {Form}";
        var rest = (text ?? "").Trim();
        var sign = rest.StartsWith('-') ? -1 : 1;
        rest = sign < 0 ? rest[1..] : rest;
        var parts = rest.Split(':');
        if (parts.Length != 3)
        {
            return false;
        }

        var dot = parts[0].IndexOf('.', StringComparison.Ordinal);
        var point = parts[2].IndexOf('.', StringComparison.Ordinal);
        if (!Whole(dot < 0 ? "0" : parts[0][..dot], 8, out var days)
            || !Whole(parts[0][(dot + 1)..], 8, out var hours)
            || !Whole(parts[1], 2, out var minutes)
            || !Whole(point < 0 ? parts[2] : parts[2][..point], 2, out var seconds)
            || !Ticks(point < 0 ? "0" : parts[2][(point + 1)..], out var ticks))
        {
            return false;
        }

        if (hours > 23)
        {
            var right = string.Create(CultureInfo.InvariantCulture, $"{(days + (hours / 24))}.{hours % 24:00}:{minutes:00}:{seconds:00}");
            fault = $"\"{text}\" telt meer dan 23 uren: schrijf {right} voor {hours} uur";
            return false;
        }

        if (minutes > 59 || seconds > 59 || days > 3_650_000)
        {
            return false;
        }

        span = sign * (new TimeSpan((int)days, (int)hours, (int)minutes, (int)seconds) + TimeSpan.FromTicks(ticks));
        fault = null;
        return true;
    }

    public static string Write(TimeSpan span) => span.ToString("c", CultureInfo.InvariantCulture);

    private static bool Whole(string digits, int most, out long number)
    {
        number = 0;
        return digits.Length > 0 && digits.Length <= most && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }

    private static bool Ticks(string digits, out long ticks) => Whole(digits.PadRight(7, '0'), 7, out ticks) && digits.Length > 0;
}
