using System.Globalization;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>Text to number by the rules of ECMAScript: Number(text), parseFloat and parseInt.</summary>
internal static class NumberParsing
{
    private const NumberStyles Float = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The whole text is a number, or the result is NaN; nothing is 0.</summary>
    public static double Whole(string text)
    {
        var trimmed = Blank.Trim(text);
        if (trimmed.Length == 0)
        {
            return 0;
        }

        if (trimmed.Length > 2 && trimmed[0] == '0' && char.ToLowerInvariant(trimmed[1]) is 'x' or 'o' or 'b' && trimmed.Length > 2)
        {
            var radix = char.ToLowerInvariant(trimmed[1]) switch { 'x' => 16, 'o' => 8, _ => 2 };
            var digits = trimmed[2..];
            return digits.All(c => Digit(c) < radix) ? InRadix(digits, radix) : double.NaN;
        }

        return Prefix(trimmed) is { } length && length == trimmed.Length ? Parse(trimmed) : double.NaN;
    }

    public static double Leading(string text)
    {
        var trimmed = Blank.TrimStart(text);
        return Prefix(trimmed) is { } length ? Parse(trimmed[..length]) : double.NaN;
    }

    public static double Integer(string text, int radix)
    {
        var trimmed = Blank.TrimStart(text);
        var sign = trimmed.StartsWith('-') ? -1 : 1;
        var rest = trimmed.Length > 0 && trimmed[0] is '-' or '+' ? trimmed[1..] : trimmed;
        if (radix is 0 or 16 && rest.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            (rest, radix) = (rest[2..], 16);
        }

        radix = radix == 0 ? 10 : radix;
        if (radix is < 2 or > 36)
        {
            return double.NaN;
        }

        var length = 0;
        while (length < rest.Length && Digit(rest[length]) < radix)
        {
            length++;
        }

        return length == 0 ? double.NaN : sign * InRadix(rest[..length], radix);
    }

    /// <summary>The value of a digit in any radix, or 99.</summary>
    public static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => 99,
    };

    public static double InRadix(string digits, int radix)
    {
        if (radix == 10)
        {
            return double.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        }

        var exact = System.Numerics.BigInteger.Zero;
        foreach (var c in digits.AsSpan(0, Math.Min(digits.Length, 1100)))
        {
            exact = (exact * radix) + Digit(c);
        }

        return digits.Length > 1100 ? double.PositiveInfinity : BigNumber.Round(exact);
    }

    private static double Parse(string number) => number.TrimStart('+', '-') == "Infinity"
        ? number[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity
        : double.Parse(number, Float, CultureInfo.InvariantCulture);

    /// <summary>The length of the longest start that is a decimal number.</summary>
    private static int? Prefix(string text)
    {
        var at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (string.CompareOrdinal(text, at, "Infinity", 0, 8) == 0)
        {
            return at + 8;
        }

        var whole = Digits(text, at);
        var end = at + whole;
        var fraction = 0;
        if (end < text.Length && text[end] == '.')
        {
            fraction = Digits(text, end + 1);
            end += whole + fraction > 0 ? fraction + 1 : 0;
        }

        if (whole + fraction == 0)
        {
            return null;
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var power = end + 1 + (end + 1 < text.Length && text[end + 1] is '+' or '-' ? 1 : 0);
            var digits = Digits(text, power);
            end = digits > 0 ? power + digits : end;
        }

        return end;
    }

    private static int Digits(string text, int from)
    {
        var at = from;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at - from;
    }
}
