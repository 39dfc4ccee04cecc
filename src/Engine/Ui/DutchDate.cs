using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Engine.Ui;

/// <summary>Dates as people type them: day, month, year, with dashes, slashes, dots or spaces, or eight digits in a row.</summary>
public static class DutchDate
{
    private static readonly string[] Formats = ["d-M-yyyy", "ddMMyyyy"];

    public static bool TryParse([NotNullWhen(true)] string? text, out DateOnly date)
    {
        date = default;
        if (text is null || text.Length > 20)
        {
            return false;
        }

        var dashed = text.Trim().Replace('/', '-').Replace('.', '-').Replace(' ', '-');
        return DateOnly.TryParseExact(dashed, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }
}
