using System.Globalization;
using System.Text;
using Engine.Ui;

namespace Engine.Bulk;

/// <summary>Turns what somebody typed, in a cell or in a form, into the one spelling in which a column is compared and shown.</summary>
internal static class CellText
{
    private const int DaysBetweenSystems = 1462;

    public static string Clean(SheetColumn column, string typed)
    {
        var text = Trim(typed);
        return text.Length == 0 ? "" : column.Type switch
        {
            SheetType.Date => Date(text),
            SheetType.Choice => column.Choices.FirstOrDefault(c => c.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? text,
            SheetType.Text => text,
        };
    }

    /// <summary>A number without exponent and without zeros behind the point, as it is read in the cell.</summary>
    public static string Number(string raw) =>
        decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.############", CultureInfo.InvariantCulture) : raw;

    /// <summary>The day that a spreadsheet counts as this number; the number as text when it is no day.</summary>
    /// <param name="from1904">Days are counted from 1904, as files of older Macintosh programs do.</param>
    public static string Day(string raw, bool from1904)
    {
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial))
        {
            return raw;
        }

        var days = Math.Floor(serial) + (from1904 ? DaysBetweenSystems : 0);
        return days is < 1 or > 2_958_465 ? Number(raw)
            // spreadsheets take 1900 for a leap year
            : Show.Date(DateOnly.FromDateTime(new DateTime(1899, 12, 30).AddDays(days < 60 ? days + 1 : days)));
    }

    private static string Date(string text) =>
        DutchDate.TryParse(text, out var date) || DateOnly.TryParseExact(text[..Math.Min(text.Length, 10)], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            ? Show.Date(date) : text;

    // hard spaces come along when people copy from a web page
    private static string Trim(string typed)
    {
        var text = typed.Replace('\u00a0', ' ').Trim();
        return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
    }
}
