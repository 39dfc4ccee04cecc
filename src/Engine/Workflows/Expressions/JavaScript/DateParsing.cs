using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>
/// The one form of dates that ECMAScript fixes. A date alone is UTC, a time without offset is Dutch time; any other form is an
/// invalid date, where browsers guess.
/// </summary>
internal static partial class DateParsing
{
    public static double Parse(string text)
    {
        var match = Iso().Match(text);
        if (!match.Success)
        {
            return double.NaN;
        }

        var (year, month, day) = (Part(match, 1), Part(match, 2, 1), Part(match, 3, 1));
        var (hour, minute, second) = (Part(match, 4), Part(match, 5), Part(match, 6));
        var fraction = match.Groups[7].Value;
        var millisecond = fraction.Length == 0 ? 0 : int.Parse(fraction.PadRight(3, '0')[..3], CultureInfo.InvariantCulture);
        var midnight = hour == 24 && minute == 0 && second == 0 && millisecond == 0;
        // a day that its month does not have rolls over, as the platforms do
        if (month is < 1 or > 12 || day is < 1 or > 31 || (hour > 23 && !midnight) || minute > 59 || second > 59 || match.Groups[1].Value == "-000000")
        {
            return double.NaN;
        }

        var time = DateClock.Make(year, month - 1, day, hour, minute, second, millisecond);
        var zone = match.Groups[8].Value;
        if (zone.Length == 0)
        {
            return match.Groups[4].Success ? DateClock.FromLocal(time) : DateClock.Clip(time);
        }

        if (zone is "Z" or "z")
        {
            return DateClock.Clip(time);
        }

        var (hours, minutes) = (Part(match, 9), Part(match, 10));
        var sign = zone[0] == '-' ? -1 : 1;
        return hours > 23 || minutes > 59 ? double.NaN : DateClock.Clip(time - (sign * ((hours * 60) + minutes) * 60_000d));
    }

    private static int Part(Match match, int group, int otherwise = 0) => match.Groups[group].Success && match.Groups[group].Length > 0
        ? int.Parse(match.Groups[group].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
        : otherwise;

    [GeneratedRegex(@"^([0-9]{4}|[+-][0-9]{6})(?:-([0-9][0-9])(?:-([0-9][0-9]))?)?(?:T([0-9][0-9]):([0-9][0-9])(?::([0-9][0-9])(?:\.([0-9]{1,9}))?)?(Z|[+-]([0-9][0-9]):([0-9][0-9]))?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();
}
