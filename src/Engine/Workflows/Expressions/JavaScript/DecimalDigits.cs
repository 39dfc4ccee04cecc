using System.Globalization;
using System.Numerics;

namespace Engine.Workflows.Expressions.JavaScript;

/// <summary>Numbers rounded to digits, exactly: what is rounded is the binary value, and a half goes away from zero.</summary>
internal static class DecimalDigits
{
    public static string Fixed(double number, int digits)
    {
        var scaled = Scaled(Math.Abs(number), digits).ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        var text = digits == 0 ? scaled : $"{scaled[..^digits]}.{scaled[^digits..]}";
        return number < 0 ? "-" + text : text;
    }

    public static string Precision(double number, int digits)
    {
        var size = Math.Abs(number);
        if (size == 0)
        {
            return digits == 1 ? "0" : "0." + new string('0', digits - 1);
        }

        var power = (int)Math.Floor(Math.Log10(size));
        var scaled = Scaled(size, digits - 1 - power);
        // the logarithm may be one off, and rounding may add a digit
        while (scaled >= BigInteger.Pow(10, digits))
        {
            scaled = Scaled(size, digits - 1 - ++power);
        }

        while (scaled < BigInteger.Pow(10, digits - 1))
        {
            scaled = Scaled(size, digits - 1 - --power);
        }

        var all = scaled.ToString(CultureInfo.InvariantCulture);
        var text = power < -6 || power >= digits
            ? string.Create(CultureInfo.InvariantCulture, $"{all[0]}{(digits > 1 ? "." : "")}{all[1..]}e{(power < 0 ? "-" : "+")}{Math.Abs(power)}")
            : power < 0 ? "0." + new string('0', -power - 1) + all
            : power == digits - 1 ? all : $"{all[..(power + 1)]}.{all[(power + 1)..]}";
        return number < 0 ? "-" + text : text;
    }

    /// <summary>The number times ten to a power, rounded to a whole number.</summary>
    private static BigInteger Scaled(double size, int power)
    {
        var bits = BitConverter.DoubleToInt64Bits(size);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var fraction = bits & 0xFFFFFFFFFFFFF;
        BigInteger top = exponent == 0 ? fraction : fraction | (1L << 52);
        BigInteger bottom = 1;
        var shift = Math.Max(exponent, 1) - 1075;
        (top, bottom) = shift >= 0 ? (top << shift, bottom) : (top, bottom << -shift);
        (top, bottom) = power >= 0 ? (top * BigInteger.Pow(10, power), bottom) : (top, bottom * BigInteger.Pow(10, -power));
        return ((2 * top) + bottom) / (2 * bottom);
    }
}
