using System.Globalization;

namespace Engine.Theming;

/// <summary>Contrast as WCAG 2.2 counts it (1.4.3, 1.4.11).</summary>
public static class Contrast
{
    /// <summary>Ratio between two opaque colours, from 1 to 21.</summary>
    /// <param name="first"><c>#rgb</c> or <c>#rrggbb</c>.</param>
    /// <exception cref="FormatException">A colour has another form.</exception>
    public static double Ratio(string first, string second)
    {
        var (a, b) = (Luminance(first), Luminance(second));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var hex = colour.TrimStart('#');
        hex = hex.Length == 3 ? string.Concat(hex.Select(c => new string(c, 2))) : hex;
        if (hex.Length != 6 || !int.TryParse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb))
        {
            throw new FormatException($"'{colour}' is geen dekkende kleur.");
        }

        return (0.2126 * Linear(rgb >> 16)) + (0.7152 * Linear((rgb >> 8) & 255)) + (0.0722 * Linear(rgb & 255));
    }

    private static double Linear(int channel)
    {
        var value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
