using System.Globalization;

namespace Engine.Workflows.Values;

/// <summary>Numbers, and text that is exactly one number in the notation of scripts. Nothing is rounded to fit.</summary>
internal static class NumberConversion
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent
        | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    public static bool TryWhole(object value, long least, long most, out object? result, out string? reason)
    {
        reason = Comma(value);
        result = value switch
        {
            long whole => whole,
            decimal number when number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue => (long)number,
            // beyond 2^53 a double no longer says which whole number it is
            double number when number == Math.Truncate(number) && Math.Abs(number) <= 9007199254740992 => (long)number,
            string text when decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) && number == decimal.Truncate(number)
                && number is >= long.MinValue and <= long.MaxValue => (long)number,
            _ => null,
        };
        if (result is long found && (found < least || found > most))
        {
            result = null;
            reason = string.Create(CultureInfo.InvariantCulture, $"het getal {found} ligt buiten {least} tot en met {most}");
        }

        return result is not null;
    }

    public static bool TrySingle(object value, out object? result, out string? reason)
    {
        var fits = TryDouble(value, out result, out reason) && result is double number && (!double.IsFinite(number) || float.IsFinite((float)number));
        result = fits && result is double wide ? (double)(float)wide : null;
        return fits;
    }

    public static bool TryDouble(object value, out object? result, out string? reason)
    {
        reason = Comma(value);
        result = value switch
        {
            double number => number,
            long whole => (double)whole,
            decimal number => (double)number,
            string text when double.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => number,
            _ => null,
        };
        return result is not null;
    }

    public static bool TryDecimal(object value, out object? result, out string? reason)
    {
        reason = Comma(value);
        result = value switch
        {
            decimal number => number,
            long whole => (decimal)whole,
            // by the digits that are shown, so that 0.1 is a tenth
            double number when Math.Abs(number) < 7.9e28 => decimal.Parse(NumberText.Write(number), Style, CultureInfo.InvariantCulture),
            string text when decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };
        return result is not null;
    }

    private static string? Comma(object value) => value is string text && text.Contains(',', StringComparison.Ordinal) && text.Length < 40
        ? $"\"{text}\" is geen getal: schrijf een punt voor de decimalen en geen scheiding van duizendtallen"
        : null;
}
